// Time downward, lanes as columns side by side: how narrow screens show a timeline.  In a box `x` is
// the place along time here, from the top, and `track` the place of a bar within its column.

import type { Band } from "./axis.ts";
import { BAR, type Box } from "./boxes.ts";
import { fit } from "./canvas.ts";
import { layOutColumn } from "./columns.ts";
import { besideLanes } from "./beside.ts";
import { paintUpright } from "./paint_upright.ts";
import type { Label, Look, Plane, Title } from "./plane.ts";
import type { TimelineState } from "./state.ts";
import { told } from "./scale.ts";
import { context, knownTicks, LETTER, ticks } from "./ticks.ts";

const AXIS = 40, MOST = 0.38; // least width of the axis, and the most of the whole
const NAMES = 150; // height of the columns' names
const PART = 0.31; // of the width is for the columns
const NARROWEST = 12, WIDEST = 26; // width of a column
const LEADER = 14; // width between the columns and the labels
const ERAS = 18; // width of the names of eras
const REACH = 22; // half of what a finger needs
const FONT = 13;

export class Upright implements Plane {
  width = 0;
  height = 0;
  bands: Band[] = [];
  titles: Title[] = [];
  #axis = AXIS;
  #column = WIDEST;
  #head = 0;

  constructor(readonly state: TimelineState, readonly pen: CanvasRenderingContext2D) {}

  get time(): number {
    return this.height - this.#head;
  }

  /** Where the labels begin. */
  get #beside(): number {
    return this.#axis + this.state.rows.length * this.#column + LEADER;
  }

  measure(outer: number): void {
    const { rows } = this.state;
    this.width = Math.max(outer, 120);
    const column = this.width * PART / Math.max(rows.length, 1);
    this.#column = Math.floor(Math.min(Math.max(column, NARROWEST), WIDEST));
    this.#head = rows.some(({ title }) => title) ? NAMES : 8;
    const walking = !!this.pen.canvas.closest("[data-walking]");
    const [part, least, most] = walking ? [0.5, 340, 460] : [0.72, 500, 680];
    this.height = Math.round(Math.min(Math.max(innerHeight * part, least), most));
    const names = ticks(...this.state.domain, this.time, () => 20).map(({ text }) =>
      text.length * LETTER
    );
    this.#axis = Math.max(AXIS, Math.min(Math.max(...names), this.width * MOST));
    this.bands = rows.map(() => ({ top: 0, height: this.height, tracks: 0, track: 0 }));
    this.titles = rows.map(({ title }, n) => ({
      text: title,
      style: `left:${this.#axis + n * this.#column}px;line-height:${this.#column}px;height:${
        this.#head - 6
      }px`,
    }));
  }

  draw(look: Look) {
    const { state, width, height, time, pen } = this;
    const { window, palette } = look;
    const stage = {
      ...look,
      events: state.events,
      width: time,
      own: this.#column,
      level: state.ranking.level(window),
    };
    pen.font = `${FONT}px ${palette.font}`;
    const boxes = state.rows.flatMap((row, n) => layOutColumn(row, n, stage));
    const eras = state.eras.length ? ERAS : 0;
    const left = this.#beside;
    const labels = besideLanes(boxes, stage);
    const scene = {
      ...stage,
      height,
      head: this.#head,
      column: this.#column,
      axis: this.#axis,
      beside: left,
      outer: width,
      bands: this.bands,
      boxes,
      labels,
      ticks: knownTicks(ticks(...window, time, () => 20), window, told(window, state.known)),
      context: context(...window, time),
      eras: state.eras,
      lane: state.lane,
    };
    fit(pen, width, height);
    paintUpright(pen, scene);
    const placed = labels.map(({ event, top }): Label => ({
      event,
      left,
      top: this.#head + top,
      width: Math.max(width - left - eras, 60),
      kind: "beside",
    }));
    return { boxes, labels: placed };
  }

  along = (_x: number, y: number): number => y - this.#head;

  /** The nearest of the marks that a finger covers; a dot lies over a bar. */
  hit(boxes: Box[], x: number, y: number): Box | undefined {
    const place = this.along(x, y);
    const away = ({ row, shape, x: from, width }: Box): number => {
      const along = Math.max(from - place, place - from - (shape === BAR ? width : 0), 0);
      return Math.hypot(x - this.#axis - (row + 0.5) * this.#column, along) +
        (shape === BAR ? 4 : 0);
    };
    const near = boxes.filter((box) => away(box) <= REACH);
    return near.sort((a, b) => away(a) - away(b))[0];
  }
}
