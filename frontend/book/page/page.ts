/** What every page of the book does besides its widgets. */

import { markChapters } from "./answered.ts";
import { checkBookmark, checkTerm } from "./bookmark.ts";
import { offerSearch } from "./finding.ts";
import { openMenus } from "./menus.ts";
import { keep } from "./offline.ts";
import { offerFilters } from "./lists.ts";
import { followLinks } from "./links.ts";
import { resume } from "./resume.ts";

const { term } = document.documentElement.dataset;
checkBookmark();
addEventListener("hashchange", checkBookmark);
if (term && location.protocol.startsWith("http")) checkTerm(term);
keep();
offerSearch();
openMenus();
offerFilters();
// deno-lint-ignore no-explicit-any
const course = (self as any).nrCourse;
markChapters(course);
resume(course);
followLinks();
