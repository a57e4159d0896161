import assert from "node:assert/strict";
import { lettered } from "./shift.ts";

Deno.test("options bear the letters of the wall, and other answers their words", () => {
  const called = lettered([{ id: "a", html: "A treaty" }, { id: "b", html: "A  protocol" }]);
  assert.equal(called("A treaty"), "A");
  assert.equal(called("A protocol"), "B");
  assert.equal(called("Right"), "Right");
});
