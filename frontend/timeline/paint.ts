// Marks on the canvas.

import { type Events, OPEN, POINT, UNTIL } from "./events.ts";
import { BAR, type Box, CLUSTER, TRACK } from "./layout.ts";
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
  accent: string;
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
  eras: { title: string; from: number; to: number }[];
  lane: (event: number) => number;
  selected: number;
  palette: Palette;
}

const STYLES = [
  "--nr-lane-1",
  "--nr-lane-2",
  "--nr-lane-3",
  "--nr-lane-4",
  "--nr-lane-5",
  "--nr-lane-6",
];

/** The colours of the theme in force, as the style sheet gives them. */
export function palette(root: Element): Palette {
  const style = getComputedStyle(root);
  const dark = style.colorScheme === "dark" ||
    style.colorScheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches;
  // A canvas knows no theme: of `light-dark(a, b)` it must be given one.
  const read = (name: string) => {
    const value = style.getPropertyValue(name).trim();
    return /^light-dark\((.+), *(.+)\)$/.exec(value)?.[dark ? 2 : 1] ?? (value || "#777");
  };
  return {
    lanes: STYLES.map(read),
    ink: read("--nr-ink"),
    muted: read("--nr-muted"),
    line: read("--nr-line"),
    paper: read("--nr-paper"),
    accent: read("--nr-accent"),
    good: read("--nr-good"),
    warn: read("--nr-warn"),
    font: style.fontFamily || "sans-serif",
    serif: read("--nr-serif"),
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
  paintAxis(pen, scene);
  for (const box of scene.boxes) {
    const top = scene.bands[box.row].tracks + box.track * TRACK;
    if (box.x > scene.width + 20 || box.x + box.width < -20) continue;
    if (box.shape === BAR) paintBar(pen, box, top, scene);
    else if (box.shape === CLUSTER) paintCluster(pen, box, top, scene);
    else paintDot(pen, box.x, top + TRACK / 2, box.event, scene);
  }
}

/** Eras: a wash over their days, and their names where these do not run into each other. */
function paintEras(pen: CanvasRenderingContext2D, scene: Scene): void {
  const { palette, width } = scene;
  if (!scene.eras.length) return; // to find a font takes longer than all the rest
  let free = 0;
  pen.font = `italic 13px ${palette.serif}`;
  for (const { title, from, to } of scene.eras) {
    const left = Math.max(toX(from, scene.window, width), 0);
    const right = Math.min(toX(to, scene.window, width), width);
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

function paintAxis(pen: CanvasRenderingContext2D, scene: Scene): void {
  const { ticks, window, width, height, palette, bands } = scene;
  pen.fillStyle = palette.line;
  for (const { top } of bands) pen.fillRect(0, Math.round(top), width, 1);
  pen.font = `13px ${scene.palette.font}`; // as the labels', so that one font is looked up
  const xs = ticks.map(({ day }) => toX(day, window, width));
  const free = !ticks.some(({ major }, n) => major && xs[n] < 110);
  const from = free && scene.context ? pen.measureText(scene.context).width + 24 : -1e9;
  ticks.forEach(({ text, major }, n) => {
    const x = Math.round(xs[n]);
    pen.globalAlpha = major ? 1 : 0.7;
    pen.fillStyle = palette.line;
    pen.fillRect(x, major ? 4 : AXIS - 6, 1, height);
    pen.globalAlpha = 1;
    if (x < from) return;
    pen.fillStyle = major ? palette.ink : palette.muted;
    pen.fillText(text, x + 5, 15);
  });
  pen.fillStyle = palette.ink;
  if (from > 0) pen.fillText(scene.context, 6, 15);
}

/** A span: solid where it was going on for sure, fading where its start or end is uncertain. */
function paintBar(pen: CanvasRenderingContext2D, box: Box, top: number, scene: Scene): void {
  const { events, window, width } = scene;
  const n = box.event, y = top + TRACK - 7;
  const colour = scene.palette.lanes[scene.lane(n)];
  const [left, right] = [Math.max(box.x, -9), Math.min(box.x + box.width, width + 9)];
  if (events.kind[n] === POINT) return paintSomewhere(pen, box, left, right, y, colour, scene);
  const fuzz = events.approx[n] ? FUZZ : 0;
  const whole = right - left;
  let solid = toX(events.sure[n], window, width), stop = toX(events.until[n], window, width);
  solid = solid - box.x < 3 && !fuzz ? left : Math.max(solid, left + fuzz);
  stop = box.x + box.width - stop < 3 && !fuzz ? right : Math.min(stop, right - fuzz);
  if (events.kind[n] === UNTIL) solid = left;
  if (events.kind[n] === OPEN) stop = right;
  const fade = pen.createLinearGradient(left, 0, right, 0);
  const at = (x: number) => Math.min(Math.max((x - left) / Math.max(whole, 1), 0), 1);
  if (solid > stop) solid = stop = (solid + stop) / 2;
  fade.addColorStop(0, solid > left ? "transparent" : colour);
  fade.addColorStop(at(solid), colour);
  fade.addColorStop(at(stop), colour);
  fade.addColorStop(1, stop < right ? "transparent" : colour);
  pen.fillStyle = fade;
  pen.fillRect(left, y, whole, n === scene.selected ? 6 : 4);
  if (solid > left || stop < right) dashes(pen, left, right, y + 2, colour);
  if (events.kind[n] === OPEN && right > width) arrow(pen, width - 1, y + 2, 1, colour);
  if (events.kind[n] === UNTIL && left < 0) arrow(pen, 1, y + 2, -1, colour);
}

/** A point somewhere in a stretch of time: dashes over the stretch, a hollow mark in its middle. */
function paintSomewhere(
  pen: CanvasRenderingContext2D,
  box: Box,
  left: number,
  right: number,
  y: number,
  colour: string,
  scene: Scene,
): void {
  dashes(pen, left, right, y + 3, colour);
  const middle = box.x + box.width / 2;
  pen.lineWidth = 2;
  pen.beginPath();
  outline(pen, scene.lane(box.event), middle, y + 3, 3.5);
  pen.fillStyle = box.event === scene.selected ? colour : scene.palette.paper;
  pen.fill();
  pen.stroke();
}

function dashes(
  pen: CanvasRenderingContext2D,
  left: number,
  right: number,
  y: number,
  colour: string,
): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  pen.setLineDash([2, 4]);
  pen.beginPath();
  pen.moveTo(left, y);
  pen.lineTo(right, y);
  pen.stroke();
  pen.setLineDash([]);
}

function arrow(pen: CanvasRenderingContext2D, x: number, y: number, way: number, colour: string) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x - 8 * way, y - 6);
  pen.lineTo(x - 8 * way, y + 6);
  pen.fill();
}

/** A dot in the shape of its lane; hollow where the date is approximate. */
function paintDot(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  n: number,
  scene: Scene,
): void {
  const colour = scene.palette.lanes[scene.lane(n)];
  pen.beginPath();
  outline(pen, scene.lane(n), x, y, n === scene.selected ? 7 : 5.5);
  pen.fillStyle = scene.events.approx[n] ? scene.palette.paper : colour;
  pen.fill();
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  if (scene.events.approx[n] || n === scene.selected) pen.stroke();
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

function paintCluster(pen: CanvasRenderingContext2D, box: Box, top: number, scene: Scene): void {
  const lanes = new Set(box.members.slice(0, 40).map(scene.lane));
  const y = top + TRACK / 2;
  const { palette } = scene;
  pen.beginPath();
  pen.arc(box.x, y, 11, 0, 7);
  pen.fillStyle = palette.paper;
  pen.fill();
  pen.strokeStyle = lanes.size === 1 ? palette.lanes[[...lanes][0]] : palette.muted;
  pen.lineWidth = box.members.includes(scene.selected) ? 3 : 1.5;
  pen.stroke();
  const count = box.members.length;
  pen.fillStyle = palette.ink;
  pen.font = `600 ${count > 99 ? 9 : 11}px ${scene.palette.font}`;
  pen.textAlign = "center";
  pen.fillText(count > 999 ? `${Math.floor(count / 1000)}k` : String(count), box.x, y + 0.5);
  pen.textAlign = "start";
}
