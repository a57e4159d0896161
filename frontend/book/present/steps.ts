/** What one step of a presentation shows: blocks of the page, in their order. */

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
const SHOWN_ALONE = ".nr-mount, figure, .cell_output img";

/**
 * Return the steps of an article: each heading begins one, and so does each figure or widget that
 * something stands before.
 */
export function group(article: HTMLElement): Step[] {
  const steps: Step[] = [];
  for (const block of blocksOf(article)) {
    const heading = block.matches(HEADING);
    const alone = block.matches(SHOWN_ALONE) || block.querySelector(SHOWN_ALONE) !== null;
    const last = steps.at(-1);
    const onlyHeading = last?.blocks.every((block) => block.matches(HEADING));
    if (!last || heading || (alone && !onlyHeading)) steps.push(begin(block, last));
    else last.blocks.push(block);
  }
  return steps;
}

function begin(block: HTMLElement, last?: Step): Step {
  const section = block.closest("section");
  const notes = notesOf(section);
  const title = block.matches(HEADING) ? words(block) : last?.title ?? "";
  return { title, blocks: [block], notes, minutes: Number(notes?.dataset.minutes ?? 0) };
}

/** The notes of the nearest section that has any: a part of a section shares its section's. */
function notesOf(section: Element | null): HTMLElement | null {
  for (let at = section; at; at = at.parentElement!.closest("section")) {
    const own = at.querySelector<HTMLElement>(":scope > .nr-teaching");
    if (own) return own;
  }
  return null;
}

/** A heading without the mark that links to it. */
function words(heading: HTMLElement): string {
  const copy = heading.cloneNode(true) as HTMLElement;
  copy.querySelectorAll(".headerlink").forEach((mark) => mark.remove());
  return copy.textContent!.trim();
}

function blocksOf(element: Element): HTMLElement[] {
  const children = [...element.children] as HTMLElement[];
  return children
    .filter((child) => !child.matches("script, style, .nr-teaching, .nr-class"))
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
