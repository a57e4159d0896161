/** What every page of the book does besides its widgets. */

import { markChapters } from "./answered.ts";
import { checkBookmark, checkTerm } from "./bookmark.ts";
import { offerSearch } from "./finding.ts";
import { openMenus } from "./menus.ts";
import { keep } from "./offline.ts";
import { offerCards } from "./cards.ts";
import { followLinks } from "./links.ts";
import { offerFilters } from "./lists.ts";
import { offerPictures } from "./pictures.ts";
import { followPassages } from "./reread.ts";
import { resume } from "./resume.ts";

const { term, platform } = document.documentElement.dataset;
checkBookmark();
addEventListener("hashchange", checkBookmark);
if (term && location.protocol.startsWith("http")) checkTerm(term);
// A page in a learning platform is no site of its own to keep, or to search.
if (!platform) keep();
if (!platform) offerSearch();
openMenus();
offerFilters();
// deno-lint-ignore no-explicit-any
const course = (self as any).nrCourse;
markChapters(course);
resume(course);
offerPictures();
followLinks();
followPassages();
offerCards();
