// Marks on the canvas.

import { ABOUT, END, type Events, OPEN, PERHAPS, POINT, UNKNOWN, UNTIL } from "./events.ts";
import { BAR, BAR_AT, type Box, CLUSTER, TRACK } from "./layout.ts";
import type { Tick } from "./calendar.ts";
import { type Days, toX } from "./scale.ts";

export const AXIS = 30;
export const ERA = 20; // height of the line with the names of eras
export const SHAPES = 6;
const FUZZ = 16; // least length in pixels of an uncertain end

export interface Palette {
  lanes: string[];
  ink: string;
  muted: string;
  line: string;
  paper: string;
  good: string;
  warn: string;
  font: string;
  serif: string;
}

export interface Band {
  top: number;
  height: number;
  /** The top of the first track. */
  tracks: number;
}

export interface Scene {
  events: Events;
  window: Days;
  width: number;
  height: number;
  bands: Band[];
  boxes: Box[];
  ticks: Tick[];
  context: string;
  /** An era without a start or an end goes on beyond every window. */
  eras: { title: string; from: number | null; to: number | null }[];
  lane: (event: number) => number;
  selected: number;
  palette: Palette;
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
  return {
    lanes: [1, 2, 3, 4, 5, 6].map((n) => read(`lane-${n}`)),
    ink: read("ink"),
    muted: read("muted"),
    line: read("line"),
    paper: read("paper"),
    good: read("good"),
    warn: read("warn"),
    font: style.fontFamily || "sans-serif",
    serif: style.getPropertyValue("--nr-serif") || "serif",
  };
}

/** Size a canvas for the screen's pixels and clear it, to be drawn on in CSS pixels. */
export function fit(pen: CanvasRenderingContext2D, width: number, height: number): void {
  const { canvas } = pen;
  const ratio = Math.min(globalThis.devicePixelRatio || 1, 3);
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) {
    [canvas.width, canvas.height] = [w, h];
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
}

export function paint(pen: CanvasRenderingContext2D, scene: Scene): void {
  pen.textBaseline = "middle";
  paintEras(pen, scene);
  paintGrid(pen, scene);
  for (const box of scene.boxes) {
    const top = scene.bands[box.row].tracks + box.track * TRACK;
    if (box.x > scene.width + 20 || box.x + box.width < -20) continue;
    if (box.shape === BAR) {
      paintBar(pen, box, top, scene);
      continue;
    }
    const y = top + TRACK / 2;
    const wide = isWide(box.event, scene); // one of the wide points for which there was no track
    if (wide) paintStretch(pen, box.event, y, scene);
    if (box.shape === CLUSTER) paintCluster(pen, box, y, scene);
    else paintMark(pen, box.x, y, 5.5, box.event, scene, wide);
  }
}

/** Eras: a wash over their days, and their names where these do not run into each other. */
function paintEras(pen: CanvasRenderingContext2D, scene: Scene): void {
  const { palette, width } = scene;
  if (!scene.eras.length) return; // to find a font takes longer than all the rest
  let free = 0;
  pen.font = `italic 13px ${palette.serif}`;
  for (const { title, from, to } of scene.eras) {
    const left = Math.max(toX(from ?? -Infinity, scene.window, width), 0);
    const right = Math.min(toX(to ?? Infinity, scene.window, width), width);
    if (right <= left) continue;
    pen.globalAlpha = 0.1;
    pen.fillStyle = palette.muted;
    pen.fillRect(left, AXIS, right - left - 1, scene.height);
    pen.globalAlpha = 1;
    pen.fillStyle = palette.ink;
    const end = left + pen.measureText(title).width + 12;
    if (left < free || end > right) continue;
    pen.fillText(title, left + 6, AXIS + ERA / 2);
    free = end;
  }
}

/** The lines of rows and ticks. */
function paintGrid(pen: CanvasRenderingContext2D, scene: Scene): void {
  const { ticks, window, width, height, palette, bands } = scene;
  pen.fillStyle = palette.line;
  for (const { top } of bands) pen.fillRect(0, Math.round(top), width, 1);
  for (const { day, major } of ticks) {
    pen.globalAlpha = major ? 1 : 0.7;
    pen.fillRect(Math.round(toX(day, window, width)), major ? 4 : AXIS - 6, 1, height);
  }
  pen.globalAlpha = 1;
}

/** The axis, on a canvas of its own that stays on top while a tall stage is scrolled through. */
export function paintAxis(pen: CanvasRenderingContext2D, scene: Scene): void {
  const { ticks, window, width, palette } = scene;
  pen.textBaseline = "middle";
  paintGrid(pen, scene);
  pen.font = `13px ${scene.palette.font}`; // as the labels', so that one font is looked up
  const xs = ticks.map(({ day }) => toX(day, window, width));
  const free = !ticks.some(({ major }, n) => major && xs[n] < 110);
  const from = free && scene.context ? pen.measureText(scene.context).width + 24 : -1e9;
  ticks.forEach(({ text, major }, n) => {
    if (xs[n] < from) return;
    pen.fillStyle = major ? palette.ink : palette.muted;
    pen.fillText(text, Math.round(xs[n]) + 5, 15);
  });
  pen.fillStyle = palette.ink;
  if (from > 0) pen.fillText(scene.context, 6, 15);
}

/** A span: solid where it was going on for sure, fading where its start or end is uncertain. */
function paintBar(pen: CanvasRenderingContext2D, box: Box, top: number, scene: Scene): void {
  const { events, window, width } = scene;
  const n = box.event, kind = events.kind[n], doubt = events.approx[n], y = top + TRACK - 5;
  if (kind === POINT) {
    paintStretch(pen, n, y + 1, scene);
    return paintMark(pen, toX(events.sure[n], window, width), y + 1, 4, n, scene, true);
  }
  const colour = colourOf(n, scene), open = !(doubt & UNKNOWN);
  const [left, right] = [Math.max(box.x, -9), Math.min(box.x + box.width, width + 9)];
  let solid = toX(events.sure[n], window, width), stop = toX(events.until[n], window, width);
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
  if (doubt & PERHAPS) write(pen, "?", left - 6, y, 10, scene);
  if (doubt & PERHAPS * END) write(pen, "?", right + 6, y, 10, scene);
  if (open && kind === OPEN && right > width) arrow(pen, width - 1, y, 1, colour);
  if (open && kind === UNTIL && left < 0) arrow(pen, 1, y, -1, colour);
}

const colourOf = (n: number, { palette, lane }: Scene): string => palette.lanes[lane(n)];

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
function paintStretch(pen: CanvasRenderingContext2D, n: number, y: number, scene: Scene): void {
  const { events, window, width } = scene;
  const colour = colourOf(n, scene), about = events.approx[n] & ABOUT, more = about ? FUZZ : 0;
  const left = Math.max(toX(events.first[n], window, width), -9);
  const right = Math.min(toX(events.last[n], window, width), width + 9);
  const [from, to] = [left - more, right + more];
  dashes(pen, from, y, to, y, fading(pen, from, left, right, to, colour));
  if (events.approx[n] & PERHAPS) write(pen, "?", right + 8, y, 10, scene);
  pen.fillStyle = colour;
  if (!about) { for (const x of [left, right - 1.5]) pen.fillRect(x, y - 4, 1.5, 8); }
}

/** A mark in the shape of its lane: hollow where it is uncertain, broken where it is about. */
function paintMark(
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
  if (doubt & PERHAPS && !wide) write(pen, "?", x, y, 10, scene);
}

/** A few bold letters around a place. */
function write(
  pen: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  size: number,
  { palette }: Scene,
): void {
  pen.font = `600 ${size}px ${palette.font}`;
  pen.fillStyle = palette.ink;
  pen.textAlign = "center";
  pen.fillText(text, x, y + 0.5);
  pen.textAlign = "start";
}

export function dashes(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  toX: number,
  toY: number,
  colour: string | CanvasGradient,
): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  pen.setLineDash([2, 4]);
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(toX, toY);
  pen.stroke();
  pen.setLineDash([]);
}

export function arrow(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  way: number,
  colour: string,
) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x - 8 * way, y - 6);
  pen.lineTo(x - 8 * way, y + 6);
  pen.fill();
}

function isWide(n: number, { events, window, width }: Scene): boolean {
  const long = (events.last[n] - events.first[n]) / (window[1] - window[0]) * width;
  return events.kind[n] === POINT && long > BAR_AT;
}

/** The outline of a lane's mark: a disc, a square, a diamond, a triangle, its reverse, a hexagon. */
export function outline(
  pen: Pick<CanvasRenderingContext2D, "arc" | "lineTo" | "closePath">,
  shape: number,
  x: number,
  y: number,
  r: number,
): void {
  if (shape % SHAPES === 0) return pen.arc(x, y, r, 0, 7);
  const corners = [0, 4, 4, 3, 3, 6][shape % SHAPES];
  const turn = [0, Math.PI / 4, 0, -Math.PI / 2, Math.PI / 2, 0][shape % SHAPES];
  for (let n = 0; n < corners; n++) {
    const angle = turn + (n * 2 * Math.PI) / corners;
    pen.lineTo(x + r * 1.18 * Math.cos(angle), y + r * 1.18 * Math.sin(angle));
  }
  pen.closePath();
}

function paintCluster(pen: CanvasRenderingContext2D, box: Box, y: number, scene: Scene): void {
  const lanes = new Set(box.members.slice(0, 40).map(scene.lane));
  const { palette } = scene;
  pen.beginPath();
  pen.arc(box.x, y, 11, 0, 7);
  pen.fillStyle = palette.paper;
  pen.fill();
  pen.strokeStyle = lanes.size === 1 ? palette.lanes[[...lanes][0]] : palette.muted;
  pen.lineWidth = box.members.includes(scene.selected) ? 3 : 1.5;
  pen.stroke();
  const count = box.members.length;
  const text = count > 999 ? `${Math.floor(count / 1000)}k` : String(count);
  write(pen, text, box.x, y, count > 99 ? 9 : 11, scene);
}
