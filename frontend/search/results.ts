/** What was found, on the page: the best first, then the rest by kind. */

import { h } from "../shared/dom.ts";
import type { Found } from "./finder.ts";
import { marked, type Part, sentence } from "./snippet.ts";
import { count } from "../shared/words.ts";
import { t } from "../shared/language.ts";

const NAMES: Record<string, string> = {
  event: t`Events`,
  term: t`Terms`,
  person: t`People`,
  body: t`Bodies`,
  chapter: t`Chapters and pages`,
  section: t`Passages`,
  document: t`Documents`,
  figure: t`Figures`,
  question: t`Questions`,
  claim: t`Claims`,
  forecast: t`Forecasts`,
};
const SINGLE: Record<string, string> = {
  chapter: t`Page`,
  person: t`Person`,
  body: t`Body`,
  section: t`Passage`,
};
const BEST = 3;

export interface Group {
  title: string;
  found: Found[];
}

/** The best results, and the others under their kinds, in the order in which kinds are met. */
export function grouped(found: Found[], most: number): Group[] {
  const kinds = new Map<string, Found[]>();
  for (const one of found.slice(BEST)) {
    const title = NAMES[one.entry.kind] ?? one.entry.kind;
    kinds.set(title, [...kinds.get(title) ?? [], one]);
  }
  const rest = [...kinds].map(([title, members]) => ({ title, found: members.slice(0, most) }));
  return found.length ? [{ title: t`Best matches`, found: found.slice(0, BEST) }, ...rest] : [];
}

const kindOf = ({ entry }: Found): string =>
  SINGLE[entry.kind] ?? (NAMES[entry.kind] ?? entry.kind).replace(/s$/, "");

/** One result: its title, what it is and when, and a sentence with what was asked. */
export function drawn(one: Found, root: string, props: Record<string, unknown>): HTMLElement {
  const { entry } = one, met = new Set(one.met);
  const about = [kindOf(one), entry.where].filter(Boolean).join(" · ");
  return h(
    "a",
    { href: root + entry.url, class: "ns-result", ...props },
    h("span", { class: "ns-title" }, ...parts(marked(entry.title, met))),
    h("span", { class: "ns-about" }, about),
    h("span", { class: "ns-text" }, ...parts(marked(sentence(entry.text, met), met))),
  );
}

const parts = (all: Part[]) => all.map(({ text, met }) => met ? h("mark", {}, text) : text);

/** How many were found, as it is said. */
export function counted(found: Found[], query: string): string {
  if (!query.trim()) return "";
  if (!found.length) return t`Nothing found for “${query.trim()}”. Try a year, a name or one word.`;
  return count(found.length, "result");
}
