import assert from "node:assert/strict";
import { circles, type Graph, unused, upward } from "./layers.ts";

const graphOf = (arrows: Record<string, string[]>): Graph => new Map(Object.entries(arrows));

Deno.test("an arrow that goes up is told, and one that goes down is not", () => {
  const graph = graphOf({
    "quiz/card.ts": ["storage/log.ts", "shared/dom.ts"],
    "storage/log.ts": ["quiz/card.ts"],
    "shared/dom.ts": [],
  });
  assert.deepEqual(upward(graph), [
    "storage/log.ts imports quiz/card.ts: storage may import what is below it alone",
  ]);
});

Deno.test("widgets do not import each other", () => {
  const graph = graphOf({ "forecast/card.ts": ["timeline/view.ts"], "timeline/view.ts": [] });
  assert.equal(upward(graph).length, 1);
});

Deno.test("a circle is told, however long", () => {
  const graph = graphOf({
    "quiz/a.ts": ["quiz/b.ts"],
    "quiz/b.ts": ["quiz/c.ts"],
    "quiz/c.ts": ["quiz/a.ts"],
    "quiz/d.ts": ["quiz/a.ts"],
  });
  assert.deepEqual(circles(graph), ["a circle: quiz/a.ts > quiz/b.ts > quiz/c.ts > quiz/a.ts"]);
  assert.deepEqual(circles(graphOf({ "quiz/a.ts": ["quiz/b.ts"], "quiz/b.ts": [] })), []);
});

Deno.test("a module that no bundle has is told", () => {
  const graph = graphOf({ "quiz/a.ts": [] });
  assert.deepEqual(unused(graph, ["quiz/a.ts", "quiz/old.ts", "build/bundle.ts"]), [
    "quiz/old.ts is in no bundle: import it somewhere, or delete it",
  ]);
});
