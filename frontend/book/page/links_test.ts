import assert from "node:assert/strict";
import { addressOf, eventOf } from "./links.ts";

Deno.test("an address names an event, or none", () => {
  assert.equal(eventOf("#event=1999-kosovo"), "1999-kosovo");
  assert.equal(eventOf("#event=%C3%A9t%C3%A9%20x"), "été x");
  assert.equal(eventOf("#event=%E0%A4%A"), "");
  assert.equal(eventOf("#section"), "");
  assert.equal(eventOf(""), "");
});

Deno.test("an address of a step of a walk names its event too", () => {
  assert.equal(eventOf("#walk=1999-kosovo"), "1999-kosovo");
  assert.equal(eventOf(addressOf("été x", true)), "été x");
  assert.equal(addressOf("a", true), "#walk=a");
  assert.equal(addressOf("a"), "#event=a");
});
