// What the page tells a timeline: its theme, its width, that it is near to view, its address, that it
// is being printed, and where a quiz was told that an event belongs.

import { listen } from "../shared/dom.ts";
import { NOTES_CHANGED } from "../storage/notes.ts";

export interface PageActions {
  theme(): void;
  width(pixels: number): void;
  near(): void;
  escape(): void;
  print(printing: boolean): void;
  /** Here or in another tab, the reader has pinned an event or written on one. */
  notes(): void;
  /** What is said on the document. */
  heard: Record<string, (event: CustomEvent) => void>;
}

export function follow(root: Element, actions: PageActions): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  listen<WindowEventMap>(globalThis, {
    keydown: ({ key }) => key === "Escape" && actions.escape(),
    beforeprint: () => actions.print(true),
    afterprint: () => actions.print(false),
    storage: actions.notes,
  }, { signal });
  addEventListener(NOTES_CHANGED, actions.notes, { signal });
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    listen(matchMedia(query), { change: actions.theme }, { signal });
  }
  listen(document, actions.heard, { signal });
  const themes = new MutationObserver(actions.theme);
  for (const part of [document.documentElement, document.body]) {
    themes.observe(part, { attributes: true });
  }
  // These two end with what they observe.
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry.contentRect.width);
    if (width) actions.width(width);
  }).observe(root);
  new IntersectionObserver(
    (seen) => seen.some(({ isIntersecting }) => isIntersecting) && actions.near(),
    { rootMargin: "50% 0px" },
  ).observe(root);
  return () => {
    stop.abort();
    themes.disconnect();
  };
}

const FRAMES = 30;

/**
 * Scroll to something, and again in the next frames if it is not in sight: a page that has just come
 * is laid out bit by bit, and what stands above may grow.  The reader's own moves end that.
 */
export function holdInSight(inSight: () => boolean, reveal: () => void): void {
  const stop = new AbortController();
  for (const type of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(type, () => stop.abort(), { signal: stop.signal, passive: true });
  }
  let frames = 0;
  const check = () => {
    if (stop.signal.aborted) return;
    if (!inSight()) reveal();
    if (++frames < FRAMES) requestAnimationFrame(check);
    else stop.abort();
  };
  reveal();
  requestAnimationFrame(check);
}
