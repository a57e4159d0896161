import assert from "node:assert/strict";
import { stacked } from "./pictures.ts";

Deno.test("dots that would hide each other stand one above the other", () => {
  assert.deepEqual(stacked([0.5, 0.501, 0.9, 0.5]), [0, 1, 0, 2]);
  assert.deepEqual(stacked([]), []);
});
