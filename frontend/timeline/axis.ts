// What stands behind the marks: eras, the lines of rows and ticks, and the axis.

import type { Tick } from "./ticks.ts";
import type { Palette } from "./palette.ts";
import { at, type View } from "./scale.ts";

export const AXIS = 30;
const ERA = 20; // height of the line with the names of eras

export interface Band {
  top: number;
  height: number;
  /** The top of the first track, and the height of each. */
  tracks: number;
  track: number;
}

/** An era without a start or an end goes on beyond every window. */
interface Era {
  title: string;
  from: number | null;
  to: number | null;
}

export interface Ground extends View {
  height: number;
  bands: Band[];
  ticks: Tick[];
  context: string;
  eras: Era[];
  palette: Palette;
}

/** Where what is under the axis and the names of eras begins. */
export const underAxis = (eras: unknown[]): number => AXIS + (eras.length ? ERA : 0);

/** Eras: a wash over their days, and their names where these do not run into each other. */
export function paintEras(pen: CanvasRenderingContext2D, ground: Ground): void {
  const { palette, width, eras } = ground;
  if (!eras.length) return; // to find a font takes longer than all the rest
  let free = 0;
  pen.font = `italic 13px ${palette.serif}`;
  for (const { title, from, to } of eras) {
    const left = Math.max(at(from ?? -Infinity, ground), 0);
    const right = Math.min(at(to ?? Infinity, ground), width);
    if (right <= left) continue;
    pen.globalAlpha = 0.1;
    pen.fillStyle = palette.muted;
    pen.fillRect(left, AXIS, right - left - 1, ground.height);
    pen.globalAlpha = 1;
    pen.fillStyle = palette.ink;
    const end = left + pen.measureText(title).width + 12;
    if (left < free || end > right) continue;
    pen.fillText(title, left + 6, AXIS + ERA / 2);
    free = end;
  }
}

/** The lines of rows and ticks. */
export function paintGrid(pen: CanvasRenderingContext2D, ground: Ground): void {
  pen.fillStyle = ground.palette.line;
  for (const { top } of ground.bands) pen.fillRect(0, Math.round(top), ground.width, 1);
  for (const { day, major } of ground.ticks) {
    pen.globalAlpha = major ? 1 : 0.7;
    pen.fillRect(Math.round(at(day, ground)), major ? 4 : AXIS - 6, 1, ground.height);
  }
  pen.globalAlpha = 1;
}

/** The axis, on a canvas of its own that stays on top while a tall stage is scrolled through. */
export function paintAxis(pen: CanvasRenderingContext2D, ground: Ground): void {
  const { ticks, palette, context } = ground;
  paintGrid(pen, ground);
  pen.font = `13px ${palette.font}`; // as the labels', so that one font is looked up
  const free = !ticks.some(({ day, major }) => major && at(day, ground) < 110);
  const from = free && context ? pen.measureText(context).width + 24 : -1e9;
  let end = from;
  for (const { day, text, major } of ticks) {
    const x = at(day, ground);
    if (x < end && !(major && x >= from)) continue; // a name that would run into the one before
    pen.fillStyle = major ? palette.ink : palette.muted;
    pen.fillText(text, Math.round(x) + 5, 15);
    end = x + pen.measureText(text).width + 4;
  }
  pen.fillStyle = palette.ink;
  if (from > 0) pen.fillText(context, 6, 15);
}
