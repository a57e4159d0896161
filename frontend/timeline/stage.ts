// The stage: canvas for marks, buttons for the labels in view, a hair line for the pointer.

import { AXIS, type Band, paintAxis, underAxis } from "./axis.ts";
import { BAR, type Box, topOf, TRACK } from "./boxes.ts";
import { momentWords } from "../shared/calendar.ts";
import { describeEvent } from "./announcements.ts";
import { context, type Tick, ticks } from "./ticks.ts";
import type { TimelineState } from "./state.ts";
import { h } from "../shared/dom.ts";
import { divideTracks, layOut } from "./layout.ts";
import { paintPlacements, type Placement, PLACEMENT_HEIGHT } from "./placements.ts";
import { paint } from "./paint.ts";
import type { Palette } from "./palette.ts";
import { HEADER } from "./panel.ts";
import { fit, penOf } from "./canvas.ts";
import { type Days, toDay, told } from "./scale.ts";
import { count } from "../shared/words.ts";
import { t } from "../shared/language.ts";

const GUTTER = 128, GUTTER_FROM = 660, TITLE = 20, PAD = 8;
const MOST_LABELS = 160;
const FONT = 13;

export class Stage {
  readonly root: HTMLElement;
  readonly body: HTMLElement;
  width = 0;
  boxes: Box[] = [];
  placements: Placement[] = [];
  #pen = penOf();
  #axisPen = penOf("nt-axis");
  #labels = h("div");
  /** Each event says its lane itself. */
  #titles = h("div", { class: "nt-rows", "aria-hidden": "true" });
  #hair = h("div", { class: "nt-hair", hidden: true });
  #buttons = new Map<number, HTMLButtonElement>();
  #pool: HTMLButtonElement[] = [];
  #widths!: Float32Array;
  #memory!: Uint8Array;
  #bands!: Band[];
  #tracks!: number[];
  #height!: number;

  constructor(readonly state: TimelineState, readonly least: number, help: string) {
    this.body = h(
      "div",
      {
        class: "nt-body",
        // Letters and digits are keys here, which a screen reader that browses would take for its
        // own; a list box or a toolbar would have it let through the arrows alone.
        role: "application",
        "aria-roledescription": t`timeline`,
        tabindex: 0,
        "aria-label": t`Events in time`,
        "aria-describedby": help,
      },
      this.#axisPen.canvas,
      this.#pen.canvas,
      this.#hair,
      this.#labels,
    );
    // Time runs from left to right in every language, as the axes of diagrams do.
    this.root = h("div", { class: "nt-stage", dir: "ltr" }, this.#titles, this.body);
    this.forget();
  }

  /** Find the rows and their heights anew: after a filter, a regrouping or a new width. */
  measure(outer: number): void {
    const { events, rows } = this.state;
    const gutter = outer >= GUTTER_FROM && rows.length > 0 && rows[0].title ? GUTTER : 0;
    this.width = Math.max(outer - gutter, 120);
    this.#tracks = divideTracks(events, rows, this.least - AXIS - rows.length * PAD);
    this.#bands = [];
    let top = underAxis(this.state.eras) + this.placements.length * PLACEMENT_HEIGHT;
    rows.forEach((row, n) => {
      const head = gutter || !row.title ? PAD / 2 : TITLE;
      const height = Math.max(head + this.#tracks[n] * TRACK + PAD / 2, gutter ? 44 : 0);
      this.#bands.push({ top, height, tracks: top + head });
      top += height;
    });
    this.#height = Math.max(top, AXIS + 60);
    for (const [event, button] of this.#buttons) {
      button.setAttribute("aria-label", describeEvent(this.state, event));
    }
    this.body.style.height = `${this.#height}px`;
    this.body.style.width = `${this.width}px`;
    this.#showTitles(gutter);
  }

  /** Forget widths and tracks: the events have changed. */
  forget(): void {
    this.#widths = new Float32Array(this.state.events.length);
    this.#memory = new Uint8Array(this.state.events.length);
    for (const button of this.#buttons.values()) button.remove();
    this.#buttons.clear();
  }

  #showTitles(gutter: number): void {
    this.root.classList.toggle("nt-inline", !gutter);
    const place = (text: string, top: number, height: number) =>
      h("div", { class: "nt-row", dir: "auto", style: `top:${top}px;height:${height}px` }, text);
    this.#titles.replaceChildren(
      ...this.#bands.map(({ top, height }, n) => place(this.state.rows[n].title, top, height)),
      ...this.placements.slice(0, gutter ? 1 : 0)
        .map(() =>
          place(
            t`Your mark`,
            underAxis(this.state.eras),
            this.placements.length * PLACEMENT_HEIGHT,
          )
        ),
    );
  }

  #textWidth = (n: number): number =>
    this.#widths[n] ||= Math.ceil(this.#pen.measureText(this.state.label(n)).width) + 12;

  /** The axis is written in letters about as wide as the labels' own. */
  #tickWidth = (text: string): number => this.#pen.measureText(text).width;

  draw(window: Days, pinned: number, selected: number, palette: Palette): void {
    const { state, width } = this;
    const [from, to] = told(window, state.known);
    const isKnown = ({ day }: Tick) =>
      (from === window[0] || day >= from) && (to === window[1] || day <= to);
    const stage = {
      events: state.events,
      window,
      width,
      measure: this.#textWidth,
      pinned,
      memory: this.#memory,
    };
    this.#pen.font = `${FONT}px ${palette.font}`;
    this.boxes = state.rows.flatMap((row, n) => layOut(row, n, this.#tracks[n], stage));
    const scene = {
      ...stage,
      height: this.#height,
      bands: this.#bands,
      boxes: this.boxes,
      ticks: ticks(...window, width, this.#tickWidth).filter(isKnown),
      context: context(...window, width),
      eras: state.eras,
      lane: state.lane,
      placements: this.placements,
      selected,
      palette,
    };
    fit(this.#pen, width, this.#height);
    paint(this.#pen, scene);
    paintPlacements(this.#pen, scene);
    fit(this.#axisPen, width, AXIS);
    paintAxis(this.#axisPen, scene);
    this.#showLabels(pinned, selected);
  }

  #showLabels(pinned: number, selected: number): void {
    const wanted = new Map<number, Box>();
    for (const box of this.boxes) {
      const event = box.members.includes(pinned) ? pinned : box.event;
      const onStage = box.labelX < this.width - 24 && box.labelX + box.labelWidth > 0;
      if (!box.labelWidth || !onStage || wanted.has(event)) continue;
      if (wanted.size < MOST_LABELS || event === pinned) wanted.set(event, box);
    }
    for (const [event, button] of this.#buttons) {
      if (!wanted.has(event)) this.#release(event, button);
    }
    for (const [event, box] of wanted) this.#place(this.#button(event), event, box, selected);
  }

  #release(event: number, button: HTMLButtonElement): void {
    this.#buttons.delete(event);
    if (document.activeElement === button) this.body.focus({ preventScroll: true });
    button.remove();
    if (this.#pool.length < MOST_LABELS) this.#pool.push(button);
  }

  #button(event: number): HTMLButtonElement {
    const known = this.#buttons.get(event);
    if (known) return known;
    const made = this.#pool.pop() ??
      h("button", { class: "nt-label", type: "button", tabindex: -1 }, h("span", { dir: "auto" }));
    made.firstElementChild!.textContent = this.state.label(event);
    made.dataset.event = String(event);
    made.setAttribute("aria-label", describeEvent(this.state, event));
    this.#buttons.set(event, made);
    this.#labels.append(made);
    return made;
  }

  /** A label and its mark are one target. */
  #place(button: HTMLButtonElement, event: number, box: Box, selected: number): void {
    const top = topOf(box, this.#bands);
    const markX = box.shape === BAR ? box.labelX : box.x - 12;
    const left = Math.min(markX, box.labelX);
    const end = Math.max(box.labelX + box.labelWidth, box.shape === BAR ? 0 : box.x + 12);
    const right = Math.max(Math.min(end, this.width), left + 24);
    button.style.transform = `translate(${Math.round(left)}px,${top}px)`;
    button.style.width = `${Math.floor(right - left)}px`;
    const kind = box.shape === BAR ? "bar" : left < markX ? "before" : "after";
    if (button.dataset.kind !== kind) button.dataset.kind = kind;
    const current = event === selected ? "true" : null;
    if (button.getAttribute("aria-current") === current) return;
    if (current) button.setAttribute("aria-current", current);
    else button.removeAttribute("aria-current");
  }

  /** The label of an event, if it is on the stage. */
  label = (event: number): HTMLElement | undefined => this.#buttons.get(event);

  /** Put the keyboard on an event's label, if it is on the stage. */
  focus(event: number): void {
    const label = this.label(event);
    (label ?? this.body).focus({ preventScroll: true });
    const rect = label?.getBoundingClientRect();
    if (rect && (rect.top < HEADER || rect.bottom > innerHeight - 8)) {
      label!.scrollIntoView({ block: "center" });
    }
  }

  eventOf = (target: EventTarget | null): number =>
    Number((target as Element | null)?.closest<HTMLElement>(".nt-label")?.dataset.event ?? -1);

  /** The box at a place of the stage, if its mark is within reach of a finger. */
  hit(x: number, y: number): Box | undefined {
    return this.boxes.find((box) => {
      const top = topOf(box, this.#bands);
      if (y < top || y > top + TRACK) return false;
      return box.shape === BAR
        ? x >= box.x - 4 && x <= box.x + box.width + 4
        : Math.abs(x - box.x) <= 12;
    });
  }

  /** The row of an event, and the one nearest in time in a row above or below it. */
  across(event: number, step: number, day: number): number {
    const { rows, events } = this.state;
    const at = rows.findIndex((row) => row.events.includes(event));
    for (let n = at + step; n >= 0 && n < rows.length; n += step) {
      const near = [...rows[n].events].map((e) => [Math.abs(events.begin(e) - day), e]);
      return near.reduce((a, b) => b[0] < a[0] ? b : a)[1];
    }
    return event;
  }

  hover(x: number | null, window: Days): string {
    this.#hair.hidden = x === null;
    if (x === null) return "";
    this.#hair.style.transform = `translateX(${x}px)`;
    return momentWords(toDay(x, window, this.width), (window[1] - window[0]) / this.width * 8);
  }

  /** A box in words: its event, or how many there are and from when to when. */
  describe({ members }: Box): string {
    const { events } = this.state;
    const [first, last] = [members[0], members.at(-1)!];
    // Isolated, so that a title that reads from right to left does not turn the date round.
    if (members.length === 1) return `\u2068${events.title(first)}\u2069 (${events.words(first)})`;
    return t`${count(members.length, "event")}, from ${events.words(first)} to ${
      events.words(last)
    }`;
  }
}
