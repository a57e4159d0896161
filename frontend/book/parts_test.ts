import { deepEqual, ok } from "node:assert/strict";
import { offerParts, type Part } from "./parts.ts";
import type { Columns } from "./printed.ts";

const part = (...texts: string[]): Part => ({
  summary: texts,
  note: texts.map((text) => text.toLowerCase()),
  refs: texts.map(() => [0]),
  references: [{ title: `Source of ${texts[0]}` }],
});
const PARTS: Record<string, Part> = { "1.js": part("A", "B"), "2.js": part("C") };

/** A timeline of three events in two parts, what was loaded of it, and how often it was filtered. */
function begin(broken: string[] = []) {
  const asked: string[] = [], heard: Record<string, () => void> = {};
  const events: Columns = { id: ["a", "b", "c"] };
  const parts = { size: 2, files: ["1.js", "2.js"] };
  const state: Record<string, unknown> = { events, parts, filters: {} };
  const filtered: unknown[] = [];
  const model = {
    get: (name: string) => state[name],
    set(name: string, value: unknown) {
      state[name] = value;
      if (name === "filters") filtered.push([!!state.details, ...events.summary!]);
      heard[`change:${name}`]?.();
    },
    on: (name: string, listener: () => void) => heard[name] = listener,
  };
  offerParts(model, (address) => {
    asked.push(address);
    return broken.includes(address)
      ? Promise.reject(Error("gone"))
      : Promise.resolve(PARTS[address]);
  });
  const details = (row: number) =>
    (state.details as (row: number) => Promise<void> | undefined)(row);
  return { asked, details, events, filtered, model, state };
}

const rest = () => new Promise((done) => setTimeout(done));

Deno.test("the part of a row is loaded when it is asked for, once", async () => {
  const { asked, details, events, state } = begin();
  deepEqual([asked, events.summary], [[], ["", "", ""]]);
  await Promise.all([details(2), details(2)]);
  deepEqual(asked, ["2.js"]);
  deepEqual([events.summary, events.note], [["", "", "C"], ["", "", "c"]]);
  deepEqual(details(2), undefined);
  await details(1);
  deepEqual(events.summary, ["A", "B", "C"]);
  deepEqual(state.references, [{ title: "Source of C" }, { title: "Source of A" }]);
  deepEqual(events.refs, [[1], [1], [0]]);
});

Deno.test("a query brings all parts once, and is then answered again", async () => {
  const { asked, filtered, model, state } = begin();
  model.set("filters", { lanes: ["x"] });
  deepEqual(asked, []);
  model.set("filters", { query: "b" });
  model.set("filters", { query: "bc" });
  await rest();
  deepEqual(asked, ["1.js", "2.js"]);
  deepEqual(filtered.at(-1), [true, "A", "B", "C"]);
  deepEqual([filtered.length, state.filters, state.details], [4, { query: "bc" }, undefined]);
});

Deno.test("what does not load is said in its place, and tried again for a row only", async () => {
  const broken = ["2.js"];
  const { asked, details, events, filtered, model } = begin(broken);
  model.set("filters", { query: "b" });
  await rest();
  deepEqual(events.summary!.slice(0, 2), ["A", "B"]);
  ok(/did not load/.test(`${events.summary![2]}`));
  deepEqual([asked, filtered.length], [["1.js", "2.js"], 2]);
  broken.pop();
  await details(2);
  deepEqual([asked, events.summary![2]], [["1.js", "2.js", "2.js"], "C"]);
});

Deno.test("a timeline without parts has no details", () => {
  const state: Record<string, unknown> = { events: { id: ["a"] } };
  const set = (name: string, value: unknown) => state[name] = value;
  offerParts({ get: (name) => state[name], set, on: () => {} });
  ok(!("details" in state));
});
