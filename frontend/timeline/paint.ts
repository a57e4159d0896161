// Marks on the canvas.

import { type Ground, paintEras, paintGrid } from "./axis.ts";
import { ABOUT, END, type Events, OPEN, PERHAPS, POINT, UNKNOWN, UNTIL } from "./events.ts";
import { BAR, BAR_AT, type Box, CLUSTER, topOf } from "./boxes.ts";
import { arrow, dashes, outline, write } from "./canvas.ts";
import { at } from "./scale.ts";

const FUZZ = 16; // least length in pixels of an uncertain end

export interface Scene extends Ground {
  events: Events;
  boxes: Box[];
  lane: (event: number) => number;
  selected: number;
}

export function paint(pen: CanvasRenderingContext2D, scene: Scene): void {
  paintEras(pen, scene);
  paintGrid(pen, scene);
  for (const box of scene.boxes) {
    const top = topOf(box, scene.bands), { track } = scene.bands[box.row];
    if (box.x > scene.width + 20 || box.x + box.width < -20) continue;
    if (box.shape === BAR) {
      paintBar(pen, box, top + track - 5, scene);
      continue;
    }
    const y = top + track / 2;
    const wide = isWide(box.event, scene); // one of the wide points for which there was no track
    if (wide) paintStretch(pen, box.event, y, scene);
    if (box.shape === CLUSTER) paintCluster(pen, box, box.x, y, scene);
    else paintMark(pen, box.x, y, 5.5, box.event, scene, wide);
  }
}

export const colourOf = (n: number, { palette, lane }: Scene): string => palette.lanes[lane(n)];

/** A span: solid where it was going on for sure, fading where its start or end is uncertain. */
export function paintBar(pen: CanvasRenderingContext2D, box: Box, y: number, scene: Scene): void {
  const { events, width, palette } = scene;
  const n = box.event, kind = events.kind[n], doubt = events.approx[n];
  let solid = at(events.sure[n], scene), stop = at(events.until[n], scene);
  if (kind === POINT) {
    paintStretch(pen, n, y + 1, scene);
    return paintMark(pen, solid, y + 1, 4, n, scene, true);
  }
  const colour = colourOf(n, scene), open = !(doubt & UNKNOWN);
  const [left, right] = [Math.max(box.x, -9), Math.min(box.x + box.width, width + 9)];
  if (kind === UNTIL) solid = open ? left : stop;
  if (kind === OPEN) stop = open ? right : solid;
  if (doubt & ABOUT) solid = Math.max(solid, left + FUZZ);
  if (doubt & ABOUT * END) stop = Math.min(stop, right - FUZZ);
  if (solid - left < 3) solid = left;
  if (right - stop < 3) stop = right;
  if (solid > stop) solid = stop = (solid + stop) / 2;
  pen.fillStyle = fading(pen, left, solid, stop, right, colour);
  pen.fillRect(left, y - 2, right - left, n === scene.selected ? 6 : 4);
  if (open && (solid > left || stop < right)) dashes(pen, left, y, right, y, colour);
  if (doubt & PERHAPS) write(pen, "?", left - 6, y, palette);
  if (doubt & PERHAPS * END) write(pen, "?", right + 6, y, palette);
  if (open && kind === OPEN && right > width) arrow(pen, width - 1, y, 1, colour);
  if (open && kind === UNTIL && left < 0) arrow(pen, 1, y, -1, colour);
}

/** A colour from `solid` to `stop` that fades away towards `left` and `right`. */
function fading(
  pen: CanvasRenderingContext2D,
  left: number,
  solid: number,
  stop: number,
  right: number,
  colour: string,
): CanvasGradient {
  const made = pen.createLinearGradient(left, 0, right, 0);
  const add = (x: number, colour: string) =>
    made.addColorStop(Math.min(Math.max((x - left) / Math.max(right - left, 1), 0), 1), colour);
  add(left, solid > left ? "transparent" : colour);
  add(solid, colour);
  add(stop, colour);
  add(right, stop < right ? "transparent" : colour);
  return made;
}

/** Dashes over where a point may be; they end at its bounds, or fade beyond them where it is about. */
export function paintStretch(
  pen: CanvasRenderingContext2D,
  n: number,
  y: number,
  scene: Scene,
): void {
  const { events, width, palette } = scene;
  const colour = colourOf(n, scene), about = events.approx[n] & ABOUT, more = about ? FUZZ : 0;
  const left = Math.max(at(events.first[n], scene), -9);
  const right = Math.min(at(events.last[n], scene), width + 9);
  const [from, to] = [left - more, right + more];
  dashes(pen, from, y, to, y, fading(pen, from, left, right, to, colour));
  if (events.approx[n] & PERHAPS) write(pen, "?", right + 8, y, palette);
  pen.fillStyle = colour;
  if (!about) { for (const x of [left, right - 1.5]) pen.fillRect(x, y - 4, 1.5, 8); }
}

/** A mark in the shape of its lane: hollow where it is uncertain, broken where it is about. */
export function paintMark(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  r: number,
  n: number,
  scene: Scene,
  wide: boolean,
): void {
  const doubt = scene.events.approx[n], hollow = wide || doubt, chosen = n === scene.selected;
  pen.beginPath();
  outline(pen, scene.lane(n), x, y, chosen ? r + 1.5 : r);
  pen.strokeStyle = colourOf(n, scene);
  pen.fillStyle = hollow && !(wide && chosen) ? scene.palette.paper : pen.strokeStyle;
  pen.fill();
  pen.lineWidth = 2;
  if (doubt & ABOUT) pen.setLineDash([2, 2]);
  if (hollow || chosen) pen.stroke();
  pen.setLineDash([]);
  if (doubt & PERHAPS && !wide) write(pen, "?", x, y, scene.palette);
}

export function isWide(n: number, scene: Scene): boolean {
  const { first, last, kind } = scene.events;
  return kind[n] === POINT && at(last[n], scene) - at(first[n], scene) > BAR_AT;
}

/** A circle with the number of events in it. */
export function paintCluster(
  pen: CanvasRenderingContext2D,
  { members }: Box,
  x: number,
  y: number,
  scene: Scene,
  r = 11,
): void {
  const { palette } = scene;
  const [lane, other] = new Set(members.slice(0, 40).map(scene.lane));
  pen.beginPath();
  outline(pen, 0, x, y, r);
  pen.fillStyle = palette.paper;
  pen.fill();
  pen.strokeStyle = other === undefined ? palette.lanes[lane] : palette.muted;
  pen.lineWidth = members.includes(scene.selected) ? 3 : 1.5;
  pen.stroke();
  const count = members.length;
  const text = count > 999 ? `${Math.floor(count / 1000)}k` : String(count);
  write(pen, text, x, y, palette, count > 99 || r < 11 ? 9 : 11);
}
