// Time from left to right, lanes as rows: how wide screens show a timeline.

import { AXIS, type Band, paintAxis, underAxis } from "./axis.ts";
import { BAR, type Box, CLUSTER, FINGER, OWN, topOf, TRACK } from "./boxes.ts";
import { fit } from "./canvas.ts";
import { divideTracks, layOut } from "./layout.ts";
import { paint } from "./paint.ts";
import { paintPlacements, type Placement, PLACEMENT_HEIGHT } from "./placements.ts";
import { byFinger, type Label, type Look, type Plane, type Title } from "./plane.ts";
import type { TimelineState } from "./state.ts";
import { told } from "./scale.ts";
import { context, knownTicks, ticks } from "./ticks.ts";
import * as WORDS from "./words.ts";

const GUTTER = 128, GUTTER_FROM = 660, TITLE = 20, PAD = 8;
const FONT = 13;
const HEIGHT = 420; // least height of all rows

export class Sideways implements Plane {
  width = 0;
  height = 0;
  bands: Band[] = [];
  titles: Title[] = [];
  #own = OWN;
  #tracks: number[] = [];

  constructor(
    readonly state: TimelineState,
    readonly pen: CanvasRenderingContext2D,
    readonly axisPen: CanvasRenderingContext2D,
  ) {}

  get time(): number {
    return this.width;
  }

  measure(outer: number, placements: Placement[]): void {
    const { events, rows, eras } = this.state;
    const gutter = outer >= GUTTER_FROM && rows.length > 0 && rows[0].title ? GUTTER : 0;
    const [own, track] = byFinger() ? [FINGER, FINGER] : [OWN, TRACK];
    this.#own = own;
    this.width = Math.max(outer - gutter, 120);
    const room = Math.floor(
      ((Number(this.state.model.get("height")) || HEIGHT) - AXIS - rows.length * PAD) / track,
    );
    this.#tracks = divideTracks(events, rows, room);
    let top = underAxis(eras) + placements.length * PLACEMENT_HEIGHT;
    this.bands = rows.map(({ title }, n) => {
      const head = gutter || !title ? PAD / 2 : TITLE;
      const height = Math.max(head + this.#tracks[n] * track + PAD / 2, gutter ? 44 : 0);
      const band = { top, height, tracks: top + head, track };
      top += height;
      return band;
    });
    this.height = Math.max(top, AXIS + 60);
    this.titles = this.#titles(gutter, placements.length);
  }

  #titles(gutter: number, marks: number): Title[] {
    const place = (text: string, top: number, height: number) => ({
      text,
      style: `top:${top}px;height:${height}px`,
    });
    const names = this.bands.map(({ top, height }, n) =>
      place(this.state.rows[n].title, top, height)
    );
    if (!gutter || !marks) return names;
    return [...names, place(WORDS.yourMark, underAxis(this.state.eras), marks * PLACEMENT_HEIGHT)];
  }

  draw(look: Look) {
    const { state, width, height, bands, pen } = this;
    const { window, palette, textWidth } = look;
    const stage = {
      ...look,
      events: state.events,
      width,
      own: this.#own,
      level: state.ranking.level(window),
    };
    pen.font = `${FONT}px ${palette.font}`;
    const boxes = state.rows.flatMap((row, n) => layOut(row, n, this.#tracks[n], stage));
    const scene = {
      ...stage,
      height,
      bands,
      boxes,
      ticks: knownTicks(ticks(...window, width, textWidth), window, told(window, state.known)),
      context: context(...window, width),
      eras: state.eras,
      lane: state.lane,
    };
    fit(pen, width, height);
    paint(pen, scene);
    paintPlacements(pen, scene);
    fit(this.axisPen, width, AXIS);
    paintAxis(this.axisPen, scene);
    return { boxes, labels: this.#labels(boxes, look.pinned) };
  }

  #labels(boxes: Box[], pinned: number): Label[] {
    const onStage = ({ labelX, labelWidth }: Box) =>
      labelWidth > 0 && labelX < this.width - 24 && labelX + labelWidth > 0;
    return boxes.filter(onStage).map((box) =>
      this.#label(pinned >= 0 && box.members.includes(pinned) ? pinned : box.event, box)
    );
  }

  /** A label and its mark are one target. */
  #label(event: number, box: Box): Label {
    const half = box.shape === BAR ? 0 : box.width / 2;
    const markX = box.shape === BAR ? box.labelX : box.x - half;
    const left = Math.min(markX, box.labelX);
    const end = Math.max(box.labelX + box.labelWidth, box.shape === BAR ? 0 : box.x + half);
    const right = Math.max(Math.min(end, this.width), left + 24);
    const circle = box.shape === CLUSTER;
    const kind = box.shape === BAR ? "bar" : left < markX ? "before" : circle ? "circle" : "after";
    return {
      event,
      left: Math.round(left),
      top: topOf(box, this.bands),
      width: Math.floor(right - left),
      kind,
    };
  }

  along = (x: number): number => x;

  hit(boxes: Box[], x: number, y: number): Box | undefined {
    return boxes.find((box) => {
      const top = topOf(box, this.bands);
      if (y < top || y > top + this.bands[box.row].track) return false;
      return box.shape === BAR
        ? x >= box.x - 4 && x <= box.x + box.width + 4
        : Math.abs(x - box.x) <= box.width / 2;
    });
  }
}
