// The density strip: how many events begin when, and a brush over what is on view.

import { rangeWords } from "../shared/calendar.ts";
import type { TimelineState } from "./state.ts";
import { button, h, zoomOf } from "../shared/dom.ts";
import { density } from "./filter.ts";
import type { Palette } from "./palette.ts";
import { fit, penOf } from "./canvas.ts";
import { clamp, type Days, pan, toDay, told, toX } from "./scale.ts";
import type { Viewport } from "./viewport.ts";
import * as WORDS from "./words.ts";

const HEIGHT = 40, BAR = 4, EDGE = 12;
const LEAST = 6; // the style sheet makes no brush narrower

type Mode = "from" | "to" | "move" | "new";

/** What a place takes hold of: an edge, from within only where the brush has room for it, or all. */
export function grip(x: number, left: number, right: number, width: number): Mode {
  const edge = right - left < 2 * EDGE ? 0 : Math.min(EDGE, (right - left) / 4);
  if (x > left - EDGE && x < left + edge) return "from";
  if (x > right - edge && x < right + EDGE) return "to";
  return x >= left && x <= right && right - left < width - 4 ? "move" : "new";
}

export class Overview {
  readonly root: HTMLElement;
  readonly range = h("span", { class: "nt-range" });
  #pen = penOf();
  #brush = h("div", { class: "nt-brush" });
  #body = h(
    "div",
    {
      class: "nt-density",
      "aria-hidden": "true",
      onpointerdown: (event: PointerEvent) => this.#down(event),
      onpointermove: (event: PointerEvent) => this.#moved(event),
      onpointerup: (event: PointerEvent) => this.#up(event),
      onpointercancel: () => this.#grip = null,
    },
    this.#pen.canvas,
    this.#brush,
  );
  #window: Days = [0, 1];
  #grip: { mode: Mode; at: number; window: Days } | null = null;

  constructor(
    readonly state: TimelineState,
    readonly viewport: Viewport,
    zoom: (factor: number) => void,
  ) {
    const act = (name: string, text: string, onclick: () => void) =>
      button(text, onclick, { "aria-label": name, title: name });
    const buttons = h(
      "span",
      { class: "nt-zoom", role: "group", "aria-label": WORDS.move },
      act(WORDS.earlier, "‹", () => viewport.pan(-0.5, true)),
      act(WORDS.later, "›", () => viewport.pan(0.5, true)),
      act(WORDS.zoomOut, "−", () => zoom(2)),
      act(WORDS.zoomIn, "+", () => zoom(0.5)),
      act(WORDS.showAll, WORDS.allShort, () => viewport.all()),
    );
    this.root = h(
      "div",
      { class: "nt-strip", dir: "ltr" },
      this.#body,
      h("div", { class: "nt-foot" }, this.range, buttons),
    );
  }

  get #width(): number {
    return this.#body.clientWidth || 1;
  }

  /** Draw the bars anew, what filters find before all else: after a filter, at a new width or colour. */
  draw(width: number, palette: Palette): void {
    const { events, passed, all, domain } = this.state;
    const bins = Math.max(1, Math.floor(width / BAR));
    const whole = density(events, all, domain, bins), most = Math.max(1, ...whole);
    fit(this.#pen, width, HEIGHT);
    const bars = (counts: Uint32Array, colour: string) => {
      this.#pen.fillStyle = colour;
      counts.forEach((count, n) => {
        const height = Math.max(3, Math.sqrt(count / most) * (HEIGHT - 6));
        if (count) this.#pen.fillRect(n * width / bins, HEIGHT, 3, -height);
      });
    };
    const filtered = passed.length < all.length;
    bars(whole, filtered ? palette.line : palette.muted);
    if (filtered) bars(density(events, passed, domain, bins), palette.accent);
  }

  show(window: Days): void {
    this.#window = window;
    const { domain } = this.state;
    const left = toX(window[0], domain, 100), right = toX(window[1], domain, 100);
    this.#brush.style.left = `${left}%`;
    this.#brush.style.width = `${Math.max(right - left, 0.4)}%`;
    this.range.textContent = rangeWords(...told(window, this.state.known));
  }

  #x = (event: PointerEvent): number =>
    (event.clientX - this.#body.getBoundingClientRect().left) / zoomOf(this.#body);

  #down(event: PointerEvent): void {
    const { domain } = this.state;
    const x = this.#x(event);
    const [left, right] = this.#window.map((day) => toX(day, domain, this.#width));
    const mode = grip(x, left, Math.max(right, left + LEAST), this.#width);
    this.#grip = { mode, at: x, window: this.#window };
    this.#body.setPointerCapture(event.pointerId);
    event.preventDefault();
  }

  #moved(event: PointerEvent): void {
    if (!this.#grip) return;
    const { domain } = this.state;
    const { mode, at, window } = this.#grip;
    const day = toDay(this.#x(event), domain, this.#width);
    const start = toDay(at, domain, this.#width);
    if (mode === "new" && Math.abs(this.#x(event) - at) < 6) return;
    const next: Days = mode === "move"
      ? pan(window, day - start, domain)
      : mode === "from"
      ? [Math.min(window[0] + day - start, window[1] - 0.05), window[1]]
      : mode === "to"
      ? [window[0], Math.max(window[1] + day - start, window[0] + 0.05)]
      : [Math.min(start, day), Math.max(start, day)];
    this.viewport.go(clamp(next, domain), false);
  }

  /** A click, without a drag, centres what is on view. */
  #up(event: PointerEvent): void {
    const grip = this.#grip;
    this.#grip = null;
    if (!grip || Math.abs(this.#x(event) - grip.at) >= 6) return;
    const { domain } = this.state;
    const day = toDay(grip.at, domain, this.#width);
    const middle = (grip.window[0] + grip.window[1]) / 2;
    this.viewport.go(pan(grip.window, day - middle, domain), false);
  }
}
