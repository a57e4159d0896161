/**
 * What is white space in a text that is normalised already (NFKC or NFKD): JavaScript and Python do
 * not agree of themselves.  `natorussia.markup.whitespace` has the same set.
 */
// deno-lint-ignore no-control-regex
export const SPACES = /[\t-\r \x1c-\x1f\x85\u1680\u200b\u2028\u2029\u2060\ufeff]+/g;
