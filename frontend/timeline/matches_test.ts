// What a search has found is marked; elements stand for those of a page.

import assert from "node:assert/strict";
import { terms } from "./filter.ts";
import { matched } from "./matches.ts";

/** A text with what is marked in brackets. */
function marked(text: string, query: string): string {
  const element = (tag: string) => ({
    tag,
    append: function (this: { text?: string }, text: string) {
      this.text = text;
    },
  });
  Object.assign(globalThis, { document: { createElement: element } });
  const parts = matched(text, terms(query)) as (string | { text: string })[];
  return parts.map((part) => typeof part === "string" ? part : `[${part.text}]`).join("");
}

Deno.test("words and phrases are marked wherever they occur, in any case and accent", () => {
  assert.equal(marked("NATO and Russia", "nato RUSS"), "[NATO] and [Russ]ia");
  assert.equal(marked("Milošević falls", "milosevic"), "[Milošević] falls");
  assert.equal(marked("not one inch, not one", '"one inch"'), "not [one inch], not one");
  assert.equal(marked("NATO’s door", "nato's"), "[NATO’s] door");
});

Deno.test("signs of a query are no pattern", () => {
  assert.equal(marked("a.b (c) *", "(c) . *"), "a[.]b [(c)] [*]");
});

Deno.test("a text without a match, or without a query, stays whole", () => {
  assert.equal(marked("Kosovo", "crimea"), "Kosovo");
  assert.equal(marked("Kosovo", ""), "Kosovo");
});
