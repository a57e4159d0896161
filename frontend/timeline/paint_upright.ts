// The canvas of the upright timeline: years at the left, a line for each lane, marks, and a line from
// each label to its mark.

import { AXIS, paintEras } from "./axis.ts";
import type { Beside } from "./beside.ts";
import { BAR, BAR_APART, type Box, CLUSTER } from "./boxes.ts";
import { colourOf, isWide, paintBar, paintCluster, paintMark, paintStretch } from "./paint.ts";
import type { Scene } from "./paint.ts";
import { paintUprightPlacements, type Placement } from "./placements.ts";
import { at } from "./scale.ts";

type Pen = CanvasRenderingContext2D;

export interface UprightScene extends Scene {
  placements: Placement[];
  /** Where time begins, in pixels from the top, and how wide the axis and each column are. */
  head: number;
  axis: number;
  column: number;
  /** Where labels begin, and how wide all is. */
  beside: number;
  outer: number;
  labels: Beside[];
}

/** The middle of a column. */
const middle = (row: number, { axis, column }: UprightScene): number => axis + (row + 0.5) * column;

export function paintUpright(pen: Pen, scene: UprightScene): void {
  pen.save();
  pen.translate(0, scene.head);
  paintUprightPlacements(pen, scene);
  paintLines(pen, scene);
  pen.beginPath();
  pen.rect(0, -2, scene.outer, scene.width + 4);
  pen.clip();
  paintTurned(pen, scene);
  for (const label of scene.labels) paintLeader(pen, label, scene);
  for (const box of scene.boxes) paintDot(pen, box, scene);
  pen.restore();
}

/** Eras, bars and what is uncertain are those of the other direction, turned by a quarter. */
function paintTurned(pen: Pen, scene: UprightScene): void {
  const edge = scene.outer + AXIS; // the names of eras stand at the right
  pen.save();
  pen.translate(edge, 0);
  pen.rotate(Math.PI / 2);
  paintEras(pen, { ...scene, height: edge });
  for (const box of scene.boxes) {
    const left = scene.axis + box.row * scene.column + 4 + box.track * BAR_APART;
    if (box.shape === BAR) paintBar(pen, box, edge - left, scene);
    else if (isWide(box.event, scene)) {
      paintStretch(pen, box.event, edge - middle(box.row, scene), scene);
    }
  }
  pen.restore();
}

/** The lines of the columns, and of the ticks with what each says. */
function paintLines(pen: Pen, scene: UprightScene): void {
  const { palette, ticks, width, axis, beside, bands, context } = scene;
  pen.fillStyle = palette.line;
  bands.forEach((_, row) => pen.fillRect(Math.round(middle(row, scene)), 0, 1, width));
  pen.font = `12px ${palette.font}`;
  pen.fillStyle = palette.ink;
  if (context) pen.fillText(context, 0, 8);
  for (const { day, text, major } of ticks) {
    const y = Math.round(at(day, scene));
    pen.fillStyle = palette.line;
    pen.fillRect(axis - 6, y, beside - axis - 4, 1);
    pen.fillStyle = major ? palette.ink : palette.muted;
    if (y > (context ? 20 : 6) && y < width - 4) pen.fillText(text, 0, y);
  }
}

function paintLeader(pen: Pen, { event, box, mark, top }: Beside, scene: UprightScene): void {
  pen.strokeStyle = colourOf(event, scene);
  pen.globalAlpha = event === scene.selected ? 1 : 0.55;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(middle(box.row, scene), mark);
  pen.lineTo(scene.beside - 12, mark);
  pen.lineTo(scene.beside - 1, top + 22);
  pen.stroke();
  pen.globalAlpha = 1;
}

function paintDot(pen: Pen, box: Box, scene: UprightScene): void {
  const x = middle(box.row, scene), n = box.event;
  if (box.shape === CLUSTER) {
    paintCluster(pen, box, x, box.x, scene, Math.min(11, scene.column / 2));
  } else if (box.shape !== BAR) paintMark(pen, x, box.x, 5.5, n, scene, isWide(n, scene));
}
