import assert from "node:assert/strict";
import { folded, terms } from "./filter.ts";

const url = new URL("../../tests/vectors/widgets/search.json", import.meta.url);
const vectors = JSON.parse(Deno.readTextFileSync(url));

Deno.test("the page folds texts as Python does", () => {
  for (const [text, plain] of vectors.folded) {
    assert.equal(folded(text), plain, JSON.stringify(text));
  }
});

Deno.test("the page reads queries as Python does", () => {
  for (const [query, words] of vectors.terms) {
    assert.deepEqual(terms(query), words, JSON.stringify(query));
  }
});
