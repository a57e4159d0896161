// What the page tells a timeline: its theme, its width, that it is near to view, its address, that it
// is being printed, and where a quiz was told that an event belongs.

import { listen } from "../shared/dom.ts";

export interface PageActions {
  theme(): void;
  width(pixels: number): void;
  near(): void;
  escape(): void;
  print(printing: boolean): void;
  /** What is said on the document. */
  heard: Record<string, (told: CustomEvent) => void>;
}

export function follow(root: Element, actions: PageActions): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  listen<WindowEventMap>(globalThis, {
    keydown: ({ key }) => key === "Escape" && actions.escape(),
    beforeprint: () => actions.print(true),
    afterprint: () => actions.print(false),
  }, { signal });
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
