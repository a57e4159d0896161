// Strokes and shapes on a canvas.

import { h, zoomOf } from "../shared/dom.ts";
import type { Palette } from "./palette.ts";

type Pen = CanvasRenderingContext2D;

export const SHAPES = 6;

/** A canvas, by its pen. */
export const penOf = (name?: string): Pen =>
  h("canvas", { class: name, "aria-hidden": "true" }).getContext("2d")!;

/** Size a canvas for the screen's pixels and clear it, to be drawn on in CSS pixels. */
export function fit(pen: Pen, width: number, height: number): void {
  const { canvas } = pen;
  const ratio = Math.min(devicePixelRatio * zoomOf(canvas), 3);
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) {
    [canvas.width, canvas.height] = [w, h];
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.textBaseline = "middle";
}

/** A few bold letters around a place. */
export function write(
  pen: Pen,
  text: string,
  x: number,
  y: number,
  palette: Palette,
  size = 10,
): void {
  pen.font = `600 ${size}px ${palette.font}`;
  pen.fillStyle = palette.ink;
  pen.textAlign = "center";
  pen.fillText(text, x, y + 0.5);
  pen.textAlign = "start";
}

export function dashes(
  pen: Pen,
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

export function arrow(pen: Pen, x: number, y: number, way: number, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x - 8 * way, y - 6);
  pen.lineTo(x - 8 * way, y + 6);
  pen.fill();
}

/** The outline of a lane's mark: a disc, a square, a diamond, a triangle, its reverse, a hexagon. */
export function outline(
  pen: Pick<Pen, "arc" | "lineTo" | "closePath">,
  shape: number,
  x: number,
  y: number,
  r: number,
): void {
  if (!shape) return pen.arc(x, y, r, 0, 7);
  const corners = [4, 4, 3, 3, 6][shape - 1];
  const turn = [0.5, 0, -1, 1, 0][shape - 1];
  for (let n = 0; n < corners; n++) {
    const angle = (turn / 2 + (n * 2) / corners) * Math.PI;
    pen.lineTo(x + r * 1.18 * Math.cos(angle), y + r * 1.18 * Math.sin(angle));
  }
  pen.closePath();
}
