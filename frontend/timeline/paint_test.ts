// What is drawn of a box: a pen that notes what it is told stands for the canvas.

import assert from "node:assert/strict";
import { OWN, TRACK } from "./boxes.ts";
import { Events } from "./events.ts";
import { rowOf } from "./filter.ts";
import { divideTracks, layOut } from "./layout.ts";
import { paint } from "./paint.ts";
import type { Palette } from "./palette.ts";
import type { Days } from "./scale.ts";

const palette: Palette = {
  lanes: ["LANE"],
  ink: "INK",
  muted: "MUTED",
  line: "LINE",
  paper: "PAPER",
  good: "GOOD",
  warn: "WARN",
  accent: "ACCENT",
  font: "sans-serif",
  serif: "serif",
};
const WIDTH = 800;

/** A pen, and what it drew: `fill LANE`, `dashes 0 800`, `fade 100 116`, `write ?`. */
function pen() {
  const drawn: string[] = [];
  let dashed = false, from = 0;
  const known: Record<string, unknown> = {
    measureText: (text: string) => ({ width: text.length * 7 }),
    createLinearGradient: (left: number, _: number, right: number) => {
      const colours: string[] = [];
      return {
        addColorStop: (_at: number, colour: string) => colours.push(colour),
        toString: () =>
          new Set(colours).size === 1
            ? colours[0]
            : `fade ${Math.round(left)} ${Math.round(right)} ${colours.join("-")}`,
      };
    },
    setLineDash: (lengths: number[]) => dashed = lengths.length > 0,
    moveTo: (x: number) => from = x,
    lineTo: (x: number) =>
      dashed && drawn.push(`dashes ${Math.round(from)} ${Math.round(x)} ${made.strokeStyle}`),
    fill: () => drawn.push(`fill ${made.fillStyle}`),
    stroke: () => drawn.push(`stroke${dashed ? " broken" : ""} ${made.strokeStyle}`),
    fillRect: (x: number, _: number, w: number) =>
      drawn.push(`rect ${Math.round(x)} ${Math.round(w)} ${made.fillStyle}`),
    fillText: (text: string) => drawn.push(`write ${text}`),
  };
  const made: Record<string, unknown> = new Proxy(known, {
    get: (target, name: string) => name in target ? target[name] : () => {},
  });
  return { pen: made as unknown as CanvasRenderingContext2D, drawn };
}

interface Sample {
  kind?: string;
  start: [number, number];
  end?: [number, number];
  approx?: number;
}

/** What the marks of some events are drawn with; none has a label in the way. */
function drawnOf(window: Days, ...list: Sample[]): string[] {
  const events = new Events({
    id: list.map((_, n) => String(n)),
    title: list.map(() => ""),
    kind: list.map(({ kind, end }) => kind ?? (end ? "span" : "point")),
    start0: list.map(({ start }) => start[0]),
    start1: list.map(({ start }) => start[1]),
    end0: list.map(({ end }) => end?.[0] ?? null),
    end1: list.map(({ end }) => end?.[1] ?? null),
    approx: list.map(({ approx }) => approx ?? 0),
  });
  const all = rowOf(events, { id: "", title: "" }, events.order.map((_, n) => n));
  const memory = new Uint8Array(events.length);
  const stage = {
    events,
    window,
    width: WIDTH,
    measure: () => 20,
    pinned: -1,
    memory,
    level: 3,
    own: OWN,
  };
  const { pen: brush, drawn } = pen();
  paint(brush, {
    events,
    window,
    width: WIDTH,
    height: 200,
    bands: [{ top: 0, height: 200, tracks: 0, track: TRACK }],
    boxes: layOut(all, 0, divideTracks(events, [all], 0)[0], stage),
    ticks: [],
    context: "",
    eras: [],
    lane: () => 0,
    selected: -1,
    palette,
  });
  return drawn.filter((one) => !one.includes("LINE"));
}

const NINETIES: Days = [0, 800]; // a pixel a day

Deno.test("an exact day is a filled mark", () => {
  assert.deepEqual(drawnOf(NINETIES, { start: [100, 101] }), ["fill LANE"]);
});

Deno.test("a year is dashes between its bounds and a hollow mark in its middle", () => {
  assert.deepEqual(drawnOf(NINETIES, { start: [100, 465] }), [
    "dashes 100 465 LANE",
    "stroke broken LANE",
    "rect 100 2 LANE",
    "rect 464 2 LANE",
    "fill PAPER",
    "stroke LANE",
  ]);
});

Deno.test("in a view of an hour a year is dashes to both edges, and a minute is filled", () => {
  const drawn = drawnOf([282, 282 + 1 / 24], { start: [200, 565] }, { start: [282.02, 282.0207] });
  assert.deepEqual(drawn.filter((one) => one.startsWith("dashes")), ["dashes -9 809 LANE"]);
  assert.equal(drawn.filter((one) => one === "fill LANE").length, 1);
});

Deno.test("no number of years makes a filled mark", () => {
  const years = Array(9).fill({ start: [0, 365] });
  for (let count = 1; count <= years.length; count++) {
    const drawn = drawnOf([100, 120], ...years.slice(0, count));
    assert(!drawn.includes("fill LANE"));
    assert(drawn.some((one) => one === "dashes -9 809 LANE"));
  }
});

Deno.test("about, perhaps and neither are drawn differently, wide and narrow", () => {
  for (const length of [1, 365]) {
    const shapes = [0, 1, 2, 3].map((approx) =>
      drawnOf(NINETIES, { start: [100, 100 + length], approx }).join()
    );
    assert.equal(new Set(shapes).size, 4);
  }
});

Deno.test("about fades beyond the bounds, and perhaps asks", () => {
  const about = drawnOf(NINETIES, { start: [100, 465], approx: 1 });
  assert.match(about[0], /^dashes \d+ \d+ fade \d+ \d+ transparent-LANE-LANE-transparent$/);
  const [from, to] = about[0].match(/\d+/g)!.map(Number);
  assert(from < 100 && to > 465);
  assert(drawnOf(NINETIES, { start: [100, 465], approx: 2 }).includes("write ?"));
});

Deno.test("each end of a span is as certain as its own date", () => {
  const span = (approx: number) =>
    drawnOf(NINETIES, { start: [100, 101], end: [500, 501], approx })[0];
  assert.match(span(1), /transparent-LANE-LANE-LANE$/);
  assert.match(span(4), /LANE-LANE-LANE-transparent$/);
  assert.match(span(0), /^rect 100 401 LANE$/);
});

Deno.test("what goes on has an arrow; an end that nobody knows fades out soon", () => {
  const open = drawnOf(NINETIES, { kind: "open", start: [100, 101] });
  assert.deepEqual([open[0], open.at(-1)], [
    "rect 100 709 LANE",
    "fill LANE",
  ]);
  const [only, ...more] = drawnOf(NINETIES, { kind: "open", start: [100, 101], approx: 16 });
  assert.match(only, /^rect 100 120 .* LANE-LANE-LANE-transparent$/);
  assert.deepEqual(more, []);
});
