import assert from "node:assert/strict";
import { eventOf } from "./links.ts";

Deno.test("an address names an event, or none", () => {
  assert.equal(eventOf("#event=1999-kosovo"), "1999-kosovo");
  assert.equal(eventOf("#event=%C3%A9t%C3%A9%20x"), "été x");
  assert.equal(eventOf("#event=%E0%A4%A"), "");
  assert.equal(eventOf("#section"), "");
  assert.equal(eventOf(""), "");
});
