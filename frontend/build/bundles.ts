/** What is bundled: a new widget is one line here. */

/** Each has a module and a style sheet of its name, in a folder of its name. */
export const WIDGETS = ["timeline", "quiz", "progress", "forecast", "matrix"];

export interface Bundle {
  entries: string[];
  /** The folder in the package, below `static`. */
  folder: string;
  /** A module that anywidget and the host import, or a script that a page loads. */
  format: "esm" | "iife";
}

export const BUNDLES: Bundle[] = [
  { entries: WIDGETS.map((name) => `${name}/${name}.ts`), folder: "", format: "esm" },
  { entries: WIDGETS.map((name) => `${name}/${name}.css`), folder: "", format: "esm" },
  { entries: ["search/search.ts", "search/search.css"], folder: "search", format: "iife" },
  { entries: ["live/live.ts"], folder: "live", format: "esm" },
  { entries: ["live/phone.ts", "live/board.ts"], folder: "live", format: "esm" },
  { entries: ["live/phone.css", "live/board.css"], folder: "live", format: "esm" },
  { entries: ["book/host.ts"], folder: "", format: "iife" },
  { entries: ["book/page/page.ts", "book/page/worker.ts"], folder: "page", format: "iife" },
  { entries: ["book/page/course.css"], folder: "page", format: "iife" },
  {
    entries: ["book/present/present.ts", "book/present/view.ts"],
    folder: "present",
    format: "iife",
  },
  { entries: ["book/present/present.css"], folder: "present", format: "iife" },
  { entries: ["lms/lms.ts"], folder: "lms", format: "iife" },
];
