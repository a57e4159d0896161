/** Search as pages load it, when a reader first asks: the index came before as a script. */

import type { Index } from "./course.ts";
import { SearchDialog } from "./dialog.ts";
import { Finder } from "./finder.ts";
import { fillPage } from "./page.ts";

declare const self: {
  nrIndex: Index;
  nrSearch: {
    open(home: string, query?: string): void;
    fill(place: HTMLElement, home: string): void;
  };
};

const finder = new Finder(self.nrIndex);
let dialog: SearchDialog | undefined;

self.nrSearch = {
  open: (home, query) => (dialog ??= new SearchDialog(finder, home)).open(query),
  fill: (place, home) => fillPage(place, finder, home),
};
