/** What every page of the book does besides its widgets. */

import { markChapters } from "./answered.ts";
import { checkBookmark, checkTerm } from "./bookmark.ts";
import { keep } from "./offline.ts";
import { offerCards } from "./cards.ts";
import { followLinks } from "./links.ts";
import { followPassages } from "./reread.ts";

const { term, platform } = document.documentElement.dataset;
checkBookmark();
addEventListener("hashchange", checkBookmark);
if (term && location.protocol.startsWith("http")) checkTerm(term);
// A page in a learning platform is no site of its own to keep.
if (!platform) keep();
// deno-lint-ignore no-explicit-any
markChapters((self as any).nrCourse);
followLinks();
followPassages();
offerCards();
