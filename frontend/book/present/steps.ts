/** The slides of a chapter: blocks of the page, in their order. */

import { t } from "../../shared/language.ts";

export interface Step {
  title: string;
  blocks: HTMLElement[];
  /** The teaching notes of the section, and the minutes that they plan for all of it. */
  notes: HTMLElement | null;
  minutes: number;
}

export interface Timing {
  /** Milliseconds since the beginning, and in this section so far. */
  total: number;
  here: number;
  minutes: number;
}

const HEADING = "h1, h2, h3";
/** What is read afterwards: notes, terms, the tables behind figures, code that shows nothing. */
const AFTERWARDS = ".nr-notes, .nr-citing, .tag_data, .cell:not(:has(.cell_output)), .nr-strip";
const LIST = "ol, ul, dl, table, blockquote, .cell, .nr-mount, .nr-chapter";
const SHORT = 260; // characters of a paragraph that leads to what follows it

/**
 * Return the slides of an article, each below its heading: a paragraph, a list with the words that
 * lead to it, a figure or a widget with its task.
 */
export function group(article: HTMLElement): Step[] {
  const steps: Step[] = [];
  let headings: HTMLElement[] = [], alone = true;
  for (const block of blocksOf(article)) {
    if (block.matches(AFTERWARDS) || !shows(block)) continue;
    if (block.matches(HEADING)) {
      // A heading that nothing follows is shown together with the next one.
      headings = alone ? [...headings, block] : [block];
      alone = true;
      continue;
    }
    const last = steps.at(-1);
    const lead = !alone && block.matches(LIST) && last && leads(last.blocks.at(-1)!);
    if (lead) last.blocks.push(block);
    else steps.push(begin(headings, block));
    alone = false;
  }
  return steps;
}

const shows = (block: HTMLElement) =>
  words(block) !== "" || block.matches("img, svg") || block.querySelector("img, svg") !== null;

/** Whether a paragraph is short enough to stand above the list, the figure or the task it names. */
const leads = (block: HTMLElement) => block.matches("p") && words(block).length < SHORT;

function begin(headings: HTMLElement[], block: HTMLElement): Step {
  const notes = notesOf(block.closest("section"));
  const title = headings.length ? words(headings.at(-1)!) : "";
  const minutes = Number(notes?.dataset.minutes ?? 0);
  return { title, blocks: [...headings, block], notes, minutes };
}

/** The notes of the nearest section that has any: a part of a section shares its section's. */
function notesOf(section: Element | null): HTMLElement | null {
  for (let at = section; at; at = at.parentElement!.closest("section")) {
    const own = at.querySelector<HTMLElement>(":scope > .nr-teaching");
    if (own) return own;
  }
  return null;
}

/** The words of a block, of a heading without the mark that links to it. */
function words(block: HTMLElement): string {
  if (!block.matches(HEADING)) return block.textContent!.trim();
  const copy = block.cloneNode(true) as HTMLElement;
  copy.querySelectorAll(".headerlink").forEach((mark) => mark.remove());
  return copy.textContent!.trim();
}

/** All blocks of an article, whatever section they stand in. */
export function blocksOf(element: Element): HTMLElement[] {
  const children = [...element.children] as HTMLElement[];
  return children
    .filter((child) => !child.matches("script, style, .nr-teaching, .nr-class, .nr-terms"))
    .flatMap((child) => (child.matches("section") ? blocksOf(child) : [child]));
}

const minutesAndSeconds = (milliseconds: number) => {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}`;
};

/** The clock in words, and whether more time was taken than planned. */
export function clock({ total, here, minutes }: Timing): [string, boolean] {
  const plan = minutes ? t` of ${minutes} min` : "";
  const words = t`${minutesAndSeconds(total)} · here ${minutesAndSeconds(here)}${plan}`;
  return [words, minutes > 0 && here > minutes * 60_000];
}
