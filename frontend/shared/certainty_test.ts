import assert from "node:assert/strict";
import { expected, markOf } from "./certainty.ts";

const url = new URL("../../tests/vectors/widgets/certainty.json", import.meta.url);

Deno.test("levels expect what they do in Python", () => {
  for (const { level, luck, expected: [from, to] } of JSON.parse(Deno.readTextFileSync(url))) {
    const found = expected(level, luck);
    assert.ok(Math.abs(found[0] - from) < 1e-12 && Math.abs(found[1] - to) < 1e-12, `${level}`);
  }
});

Deno.test("within what a level expects it pays at least as well as any other", () => {
  for (const level of [0, 1, 2]) {
    const [from, to] = expected(level, 0);
    for (const chance of [from, (from + to) / 2, to]) {
      const marks = [0, 1, 2].map((other) => markOf(other, chance));
      assert.ok(marks[level] >= Math.max(...marks) - 1e-9, `${level} at ${chance}`);
    }
  }
});
