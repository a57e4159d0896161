import assert from "node:assert/strict";

// A page holds all style sheets at once, so that a name in two of them styles what it should not.
const PREFIXES: Record<string, string[]> = {
  timeline: ["nt"],
  quiz: ["nq"],
  forecast: ["nf"],
  matrix: ["nm"],
  search: ["ns"],
  live: ["nl", "nq"],
  progress: ["nq"],
};
const SHARED = ["nr-plain", "nr-search"];

const here = (path: string) => new URL(`../${path}`, import.meta.url);
const classes = async (path: string) =>
  new Set(
    [...(await Deno.readTextFile(here(path))).matchAll(/\.(n[a-z]-[\w-]*)/g)].map(([, one]) => one),
  );

Deno.test("each widget styles its own classes, and the shared ones of the base", async () => {
  const shared = await Promise.all(["base", "cards"].map((name) => classes(`shared/${name}.css`)));
  const base = new Set([...shared.flatMap((each) => [...each]), ...SHARED]);
  const foreign: string[] = [];
  for (const [room, prefixes] of Object.entries(PREFIXES)) {
    for await (const { name } of Deno.readDir(here(room))) {
      if (!name.endsWith(".css")) continue;
      for (const one of await classes(`${room}/${name}`)) {
        if (!base.has(one) && !prefixes.includes(one.slice(0, 2))) foreign.push(`${name}: ${one}`);
      }
    }
  }
  assert.deepEqual(foreign, []);
});

Deno.test("what the pages style is no class of a widget", async () => {
  const pages = ["book/present/present.css"];
  for await (const { name } of Deno.readDir(here("book/page/styles"))) {
    // Paper is laid out as a whole, with the widgets on it.
    if (name !== "paper.css") pages.push(`book/page/styles/${name}`);
  }
  const widgets = Object.values(PREFIXES).flat();
  for (const page of pages) {
    const taken = [...await classes(page)].filter((one) => widgets.includes(one.slice(0, 2)));
    assert.deepEqual(taken.filter((one) => one !== "nt-axis"), [], page);
  }
});

Deno.test("no sheet stands within a rule of another, or of itself", async () => {
  const within: string[] = [];
  for (
    const room of [
      ...Object.keys(PREFIXES),
      "shared",
      "book/page",
      "book/page/styles",
      "book/present",
    ]
  ) {
    for await (const { name } of Deno.readDir(here(room))) {
      if (!name.endsWith(".css")) continue;
      const sheet = await Deno.readTextFile(here(`${room}/${name}`));
      if (/^\s+@import/m.test(sheet)) within.push(`${room}/${name}`);
    }
  }
  assert.deepEqual(within, []);
});
