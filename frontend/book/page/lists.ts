/** Long lists of a page, such as the glossary and the sources: a field that narrows, and an A to Z. */

import { plain } from "../../search/spelling.ts";
import { t } from "../../shared/language.ts";

const LISTS = "dl.glossary, dl.nr-claims, ul.nr-sources";
const FEW = 20;

export function offerFilters() {
  for (const list of document.querySelectorAll<HTMLElement>(LISTS)) {
    const entries = entriesOf(list);
    if (entries.length > FEW) list.before(controls(list, entries));
  }
}

/** An entry of a list: what is shown or hidden together, and what its first words are. */
interface Entry {
  parts: HTMLElement[];
  head: HTMLElement;
  text: string;
}

/** The items of a list; of a list of definitions, each definition with its terms. */
function entriesOf(list: HTMLElement): Entry[] {
  const entries: HTMLElement[][] = [];
  let open = false;
  for (const part of [...list.children] as HTMLElement[]) {
    const begins = part.tagName !== "DD" && !open;
    if (begins) entries.push([part]);
    else entries.at(-1)?.push(part);
    open = part.tagName === "DT";
  }
  return entries.map((parts) => ({
    parts,
    head: parts[0],
    text: plain(parts.map(({ textContent }) => textContent).join(" ")),
  }));
}

function controls(list: HTMLElement, entries: Entry[]): HTMLElement {
  const bar = document.createElement("div"), field = document.createElement("input");
  const status = document.createElement("span");
  bar.className = "nr-narrow";
  status.setAttribute("role", "status");
  Object.assign(field, { type: "search", placeholder: t`Narrow this list` });
  field.setAttribute("aria-label", t`Narrow this list`);
  field.addEventListener("input", () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { parts, text } of entries) {
      const passes = words.every((word) => text.includes(word));
      parts.forEach((part) => part.hidden = !passes);
      if (passes) shown++;
    }
    status.textContent = words.length ? t`${shown} of ${entries.length}` : "";
  });
  bar.append(field, status);
  if (list.matches(".glossary")) bar.append(letters(entries));
  return bar;
}

/** Links to the first entry under each letter. */
function letters(entries: Entry[]): HTMLElement {
  const row = document.createElement("nav");
  row.className = "nr-letters";
  row.setAttribute("aria-label", "A to Z");
  let last = "";
  for (const { head } of entries) {
    const letter = plain(head.textContent ?? "").trim()[0]?.toUpperCase();
    if (!letter || letter <= last || !head.id) continue;
    last = letter;
    row.append(
      Object.assign(document.createElement("a"), { href: `#${head.id}`, textContent: letter }),
    );
  }
  return row;
}
