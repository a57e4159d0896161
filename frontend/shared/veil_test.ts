import assert from "node:assert/strict";
import fc from "../build/properties.ts";
import { unveiled } from "./veil.ts";

Deno.test("the veil is that of the page's maker", () => {
  assert.equal(unveiled("Lq%ujpw`a+"), "It poured.");
  fc.assert(fc.property(fc.string(), (text) => unveiled(unveiled(text)) === text));
});
