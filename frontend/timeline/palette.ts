// The colours and fonts of the theme in force, for canvases.

import { h } from "../shared/dom.ts";

const COLOURS = ["ink", "muted", "line", "accent", "good", "warn"] as const;
type Colour = typeof COLOURS[number];

export interface Palette extends Record<Colour, string> {
  paper: string;
  lanes: string[];
  font: string;
  serif: string;
}

/** The colours as the style sheet gives them; a canvas knows neither variables nor themes. */
export function palette(root: Element): Palette {
  const probe = h("i");
  root.append(probe);
  const style = getComputedStyle(probe);
  const read = (key: string) => {
    probe.style.color = `var(--nr-${key})`;
    return style.color || "#777";
  };
  const made = {
    ...Object.fromEntries(COLOURS.map((key) => [key, read(key)])) as Record<Colour, string>,
    lanes: [1, 2, 3, 4, 5, 6].map((n) => read(`lane-${n}`)),
    paper: getComputedStyle(root).backgroundColor,
    font: style.fontFamily || "sans-serif",
    serif: style.getPropertyValue("--nr-serif") || "serif",
  };
  probe.remove();
  return made;
}
