import assert from "node:assert/strict";
import { tellsContent } from "./addresses.ts";

Deno.test("an address tells its content by a hash in its name or its query", () => {
  for (
    const address of [
      "https://a.test/_static/natorussia/timeline-df1552dd.js",
      "https://a.test/_static/natorussia/search/index-0a1b2c3d.js",
      "https://a.test/_images/3f9c0d2b7a8e4d5f6a7b8c9d0e1f2a3b.png",
      "https://a.test/_static/pygments.css?v=fa44fd50",
    ]
  ) assert(tellsContent(address), address);
});

Deno.test("a plain name may hold something else tomorrow", () => {
  for (
    const address of [
      "https://a.test/_static/searchindex.js",
      "https://a.test/_images/course.png",
      "https://a.test/manifest.webmanifest",
      "https://a.test/chapters/01-nineties.html",
    ]
  ) assert(!tellsContent(address), address);
});
