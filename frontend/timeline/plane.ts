// What the two directions of a stage have in common: time from left to right, or downward.

import type { Band } from "./axis.ts";
import type { Box } from "./boxes.ts";
import type { Palette } from "./palette.ts";
import type { Placement } from "./placements.ts";
import type { Days } from "./scale.ts";

/** What is to be drawn, and how. */
export interface Look {
  window: Days;
  /** The event whose label is always shown, and the one whose details are; -1 for none. */
  pinned: number;
  selected: number;
  palette: Palette;
  placements: Placement[];
  /** Text widths in pixels, of an event's label and of a text of the axis. */
  measure: (event: number) => number;
  textWidth: (text: string) => number;
  /** The track of each event in the last layout plus one. */
  memory: Uint8Array;
}

/** Where the button of an event's label stands on the stage, in pixels. */
export interface Label {
  event: number;
  left: number;
  top: number;
  width: number;
  /** For the style sheet: before or after its mark or circle, over its bar, or beside all lanes. */
  kind: "before" | "after" | "circle" | "bar" | "beside";
}

/** The name of a row or a column, and where it stands. */
export interface Title {
  text: string;
  style: string;
}

export interface Plane {
  /** The size of what is drawn, and how many pixels of it are time. */
  width: number;
  height: number;
  time: number;
  bands: Band[];
  titles: Title[];
  /** Find the rows and their sizes anew: after a filter, a regrouping or a new width. */
  measure(outer: number, placements: Placement[]): void;
  draw(look: Look): { boxes: Box[]; labels: Label[] };
  /** Where along time a place is, in pixels. */
  along(x: number, y: number): number;
  /** The box at a place, if its mark is within reach. */
  hit(boxes: Box[], x: number, y: number): Box | undefined;
}

/** Whether fingers point here, which need more room than a mouse. */
export const byFinger = (): boolean => matchMedia("(pointer: coarse)").matches;
