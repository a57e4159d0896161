/** What every page of the book does besides its widgets. */

import { markChapters } from "./answered.ts";
import { checkBookmark, checkTerm } from "./bookmark.ts";
import { keep } from "./offline.ts";
import { followLinks } from "./links.ts";

const { term } = document.documentElement.dataset;
checkBookmark();
addEventListener("hashchange", checkBookmark);
if (term && location.protocol.startsWith("http")) checkTerm(term);
keep();
// deno-lint-ignore no-explicit-any
markChapters((self as any).nrCourse);
followLinks();
