// What the page tells a timeline: its theme, its width, that it is near to view, its address, that it
// is being printed, and where a quiz was told that an event belongs.

export interface PageActions {
  theme(): void;
  width(pixels: number): void;
  near(): void;
  /** The page asks for the event of its address. */
  asked(event: CustomEvent): void;
  escape(): void;
  print(printing: boolean): void;
  /** The pinned ids that the page has; none, where it has only just come. */
  pins(told: CustomEvent): void;
  placed(told: CustomEvent): void;
  cleared(told: CustomEvent): void;
}

export function follow(root: Element, actions: PageActions): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  addEventListener("keydown", ({ key }) => key === "Escape" && actions.escape(), { signal });
  addEventListener("beforeprint", () => actions.print(true), { signal });
  addEventListener("afterprint", () => actions.print(false), { signal });
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", actions.theme, { signal });
  }
  const hear = (name: string, act: (told: CustomEvent) => void) =>
    document.addEventListener(name, act as EventListener, { signal });
  hear("nr:event", actions.asked);
  hear("nr:pins", actions.pins);
  hear("nr:place", actions.placed);
  hear("nr:place-clear", actions.cleared);
  const themes = new MutationObserver(actions.theme);
  const attributeFilter = ["data-theme", "data-jp-theme-light", "class"];
  themes.observe(document.documentElement, { attributeFilter });
  themes.observe(document.body, { attributeFilter });
  const sizes = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry.contentRect.width);
    if (width) actions.width(width);
  });
  sizes.observe(root);
  const sights = new IntersectionObserver(
    (seen) => seen.some(({ isIntersecting }) => isIntersecting) && actions.near(),
    { rootMargin: "50% 0px" },
  );
  sights.observe(root);
  return () => {
    stop.abort();
    themes.disconnect();
    sizes.disconnect();
    sights.disconnect();
  };
}
