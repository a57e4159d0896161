import assert from "node:assert/strict";
import fc from "../build/properties.ts";
import { Events } from "./events.ts";
import { complete, density, during, folded, isOpen, NONE, passing, rows, terms } from "./filter.ts";

const events = new Events({
  id: ["b", "a", "c", "d"],
  title: ["Élysée talks", "War", "Council", "Treaty"],
  kind: ["point", "span", "open", "until"],
  start0: [10, 0, 20, null],
  start1: [11, 1, 21, null],
  end0: [null, 30, null, 5],
  end1: [null, 31, null, 6],
  lane: ["talks", "wars", "talks", "talks"],
  actors: [["nato", "russia"], ["nato"], [], ["russia"]],
});
const text = (n: number) => folded(events.title(n));
const ids = (list: Iterable<number>) => [...list].map(events.id);

Deno.test("events stand in order of time, with what has no start first", () => {
  assert.deepEqual(ids(events.order.map((_, n) => n)), ["d", "a", "b", "c"]);
  assert.equal(events.find("c"), 3);
  assert.equal(events.find("no such"), -1);
});

Deno.test("filters combine, and an empty one lets all pass", () => {
  assert.equal(passing(events, NONE, text).length, 4);
  assert.deepEqual(ids(passing(events, complete({ lanes: ["talks"] }), text)), ["d", "b", "c"]);
  const both = complete({ lanes: ["talks"], actors: ["russia"] });
  assert.deepEqual(ids(passing(events, both, text)), ["d", "b"]);
});

Deno.test("search knows neither case nor accents", () => {
  assert.deepEqual(ids(passing(events, complete({ query: " ELYSEE tal " }), text)), ["b"]);
  assert.equal(passing(events, complete({ query: "elysee war" }), text).length, 0);
  assert(isOpen(complete({ query: "  " })));
});

Deno.test("each event stands in every row that it belongs to", () => {
  const named = [{ id: "russia", title: "Russia" }, { id: "nato", title: "NATO" }];
  const found = rows(events, passing(events, NONE, text), "actor", named);
  assert.deepEqual(found.map(({ title, events }) => [title, ids(events)]), [
    ["Russia", ["d", "b"]],
    ["NATO", ["a", "b"]],
    ["Other", ["c"]],
  ]);
});

Deno.test("what goes on is found by its whole length", () => {
  const all = passing(events, NONE, text);
  assert.deepEqual(ids(during(events, all, 25, 26)), ["a", "c"]);
  assert.deepEqual(ids(during(events, all, 3, 4)), ["d", "a"]);
});

Deno.test("what has an unknown end is not taken to go on for ever", () => {
  const lost = new Events({
    id: ["end", "beginning"],
    title: ["End unknown", "Beginning unknown"],
    kind: ["open", "until"],
    approx: [16, 16],
    start0: [100, null],
    start1: [101, null],
    end0: [null, 200],
    end1: [null, 201],
  });
  const all = passing(lost, NONE, (n) => lost.title(n));
  const found = (from: number, to: number) => during(lost, all, from, to).map(lost.id);
  assert.deepEqual(found(90, 110), ["end"]);
  assert.deepEqual(found(190, 210), ["beginning"]);
  assert.deepEqual([...found(0, 50), ...found(120, 150), ...found(300, 400)], []);
});

Deno.test("the density counts every event once", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -99999, max: 99999 })), (starts) => {
    const many = new Events({
      id: starts.map(String),
      title: starts.map(String),
      start0: starts,
      start1: starts.map((day) => day + 1),
    });
    const counts = density(many, passing(many, NONE, text), many.domain(), 50);
    assert.equal(counts.reduce((sum, count) => sum + count, 0), starts.length);
  }));
});

Deno.test("the domain holds every known date", () => {
  const [from, to] = events.domain();
  assert(from < 0 && to > 31 && to < 60);
  assert.deepEqual(new Events({}).domain(), [0, 365]);
  const [first, last] = new Events({ id: ["x"], title: ["x"], start0: [5], start1: [5] }).domain();
  assert(first < 5 && last > 5);
});

Deno.test("quotes and dashes are alike, and phrases stay together", () => {
  assert.deepEqual(terms(' "not  one" NATO\u2019s \u201cone inch\u201d 1999\u20132000 "'), [
    "not one",
    "nato's",
    "one inch",
    "1999-2000",
  ]);
  const query = (text: string) => ids(passing(events, complete({ query: text }), text_));
  const text_ = (n: number) => folded(`${events.title(n)} \u2018so it goes\u2019`);
  assert.equal(query('"it goes"').length, 4);
  assert.equal(query('"goes it"').length, 0);
  assert.equal(query("goes it").length, 4);
});

Deno.test("only what is pinned passes, where that is asked", () => {
  const only = complete({ pinned: true });
  assert.deepEqual(ids(passing(events, only, text, (n) => n === 1)), ["a"]);
  assert(!isOpen(only));
});
