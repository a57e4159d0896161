// The colours and fonts of the theme in force, for canvases.

const COLOURS = ["ink", "muted", "line", "paper", "good", "warn"] as const;

export interface Palette extends Record<typeof COLOURS[number], string> {
  lanes: string[];
  font: string;
  serif: string;
}

/** The colours of the theme in force, as the style sheet gives them. */
export function palette(root: Element): Palette {
  const style = getComputedStyle(root);
  const dark = style.colorScheme === "dark" ||
    style.colorScheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches;
  const forced = matchMedia("(forced-colors: active)").matches;
  // A canvas knows no theme: of `light-dark(a, b)` it must be given one, and of forced colours two.
  const read = (key: string) => {
    if (forced) return key === "paper" ? "Canvas" : "CanvasText";
    const value = style.getPropertyValue(`--nr-${key}`).trim();
    return /^light-dark\((.+), *(.+)\)$/.exec(value)?.[dark ? 2 : 1] ?? (value || "#777");
  };
  const colours = Object.fromEntries(COLOURS.map((key) => [key, read(key)]));
  return {
    ...colours as Record<typeof COLOURS[number], string>,
    lanes: [1, 2, 3, 4, 5, 6].map((n) => read(`lane-${n}`)),
    font: style.fontFamily || "sans-serif",
    serif: style.getPropertyValue("--nr-serif") || "serif",
  };
}
