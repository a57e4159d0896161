import assert from "node:assert/strict";
import { lasting, onDay } from "./words.ts";

Deno.test("times are told in words", () => {
  assert.equal(lasting(1000), "1 second");
  assert.equal(lasting(59_000), "59 seconds");
  assert.equal(lasting(61_000), "1 minute");
  const evening = new Date(2026, 2, 28, 23).getTime();
  assert.equal(onDay(evening + 2 * 3_600_000, evening), "tomorrow");
  assert.equal(onDay(evening + 26 * 3_600_000, evening), "on 30 March");
});
