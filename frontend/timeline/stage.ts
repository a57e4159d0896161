// The stage: canvas for marks, buttons for the labels in view, a hair line for the pointer.

import { describeEvent, ofBox } from "./announcements.ts";
import type { Box } from "./boxes.ts";
import { momentWords } from "../shared/calendar.ts";
import { penOf } from "./canvas.ts";
import { h } from "../shared/dom.ts";
import { matched } from "./matches.ts";
import type { Palette } from "./palette.ts";
import { HEADER } from "./panel.ts";
import type { Placement } from "./placements.ts";
import type { Label, Plane } from "./plane.ts";
import { type Days, toDay } from "./scale.ts";
import { Sideways } from "./sideways.ts";
import type { TimelineState } from "./state.ts";
import { Upright } from "./upright.ts";
import * as WORDS from "./words.ts";

const MOST_LABELS = 160;

export class Stage {
  readonly root: HTMLElement;
  readonly body: HTMLElement;
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
  #sideways: Plane;
  #upright: Plane;
  #plane: Plane;

  constructor(readonly state: TimelineState, help: string) {
    this.#sideways = this.#plane = new Sideways(state, this.#pen, this.#axisPen);
    this.#upright = new Upright(state, this.#pen);
    this.body = h(
      "div",
      {
        class: "nt-body",
        // Letters and digits are keys here, which a screen reader that browses would take for its
        // own; a list box or a toolbar would have it let through the arrows alone.
        role: "application",
        "aria-roledescription": WORDS.roleOfStage,
        tabindex: 0,
        "aria-label": WORDS.stage,
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

  /** Whether time runs downward. */
  get isUpright(): boolean {
    return this.#plane === this.#upright;
  }

  /** How many pixels of time are on view. */
  get time(): number {
    return this.#plane.time;
  }

  /** Find the rows and their sizes anew: after a filter, a regrouping or a new width. */
  measure(outer: number, upright: boolean): void {
    const plane = this.#plane = upright ? this.#upright : this.#sideways;
    plane.measure(outer, this.placements);
    this.root.classList.toggle("nt-upright", this.#axisPen.canvas.hidden = upright);
    this.root.classList.toggle("nt-inline", !upright && plane.width === outer);
    for (const [event, button] of this.#buttons) {
      button.ariaLabel = describeEvent(this.state, event);
      this.#write(button, event);
    }
    this.body.style.height = `${plane.height}px`;
    this.body.style.width = `${plane.width}px`;
    this.#titles.replaceChildren(
      ...plane.titles.map(({ text, style }) =>
        h("div", { class: "nt-row", dir: "auto", style }, text)
      ),
    );
  }

  /** Forget widths and tracks: the events have changed. */
  forget(): void {
    this.#widths = new Float32Array(this.state.events.length);
    this.#memory = new Uint8Array(this.state.events.length);
    for (const button of this.#buttons.values()) button.remove();
    this.#buttons.clear();
  }

  #labelWidth = (n: number): number =>
    this.#widths[n] ||= Math.ceil(this.#textWidth(this.state.label(n))) + 12;

  /** The axis is written in letters about as wide as the labels' own. */
  #textWidth = (text: string): number => this.#pen.measureText(text).width;

  draw(window: Days, pinned: number, selected: number, palette: Palette): void {
    const { boxes, labels } = this.#plane.draw({
      window,
      pinned,
      selected,
      palette,
      placements: this.placements,
      measure: this.#labelWidth,
      textWidth: this.#textWidth,
      memory: this.#memory,
    });
    this.boxes = boxes;
    this.#showLabels(labels, pinned, selected);
  }

  #showLabels(labels: Label[], pinned: number, selected: number): void {
    const wanted = new Map<number, Label>();
    for (const label of labels) {
      const { event } = label;
      if (wanted.has(event)) continue;
      if (wanted.size < MOST_LABELS || event === pinned) wanted.set(event, label);
    }
    for (const [event, button] of this.#buttons) {
      if (!wanted.has(event)) this.#release(event, button);
    }
    for (const label of wanted.values()) this.#place(this.#button(label.event), label, selected);
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
    this.#write(made, event);
    made.dataset.event = String(event);
    made.ariaLabel = describeEvent(this.state, event);
    this.#buttons.set(event, made);
    this.#labels.append(made);
    return made;
  }

  #write(button: HTMLButtonElement, event: number): void {
    const { state } = this;
    button.firstElementChild!.replaceChildren(...matched(state.label(event), state.sought));
  }

  #place(button: HTMLButtonElement, { event, left, top, width, kind }: Label, selected: number) {
    button.style.transform = `translate(${left}px,${top}px)`;
    button.style.width = `${width}px`;
    if (button.dataset.kind !== kind) button.dataset.kind = kind;
    const current = event === selected ? "true" : null;
    if (button.ariaCurrent !== current) button.ariaCurrent = current;
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

  /** The day at a place of the stage. */
  dayAt = (x: number, y: number, window: Days): number =>
    toDay(this.#plane.along(x, y), window, this.time);

  /** The box at a place of the stage, if its mark is within reach. */
  hit = (x: number, y: number): Box | undefined => this.#plane.hit(this.boxes, x, y);

  /** The event nearest in time in a row above or below that of an event, or in a column beside it. */
  across(event: number, step: number, day: number): number {
    const { rows, events } = this.state;
    const at = rows.findIndex((row) => row.events.includes(event));
    for (let n = at + step; n >= 0 && n < rows.length; n += step) {
      const near = [...rows[n].events].map((e) => [Math.abs(events.begin(e) - day), e]);
      return near.reduce((a, b) => b[0] < a[0] ? b : a)[1];
    }
    return event;
  }

  /** Move the hair line to a place, and say the moment; take it away where there is none. */
  hover(place: [number, number] | null, window: Days): string {
    this.#hair.hidden = !place;
    if (!place) return "";
    const [x, y] = place;
    this.#hair.style.transform = this.isUpright ? `translateY(${y}px)` : `translateX(${x}px)`;
    return momentWords(this.dayAt(x, y, window), (window[1] - window[0]) / this.time * 8);
  }

  /** A box in words: its event, or what is in the cluster. */
  describe = (box: Box): string => ofBox(this.state, box.members);
}
