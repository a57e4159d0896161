// What is shown of a timeline: the stage or the list, at the width and in the colours of the page.

import type { Frame } from "./frame.ts";
import type { Overview } from "./overview.ts";
import { type Palette, palette } from "./palette.ts";
import type { Selection } from "./selection.ts";
import type { Stage } from "./stage.ts";
import type { TimelineState } from "./state.ts";
import type { Toolbar } from "./toolbar.ts";
import type { Viewport } from "./viewport.ts";
import type { Walk } from "./walk.ts";
import * as WORDS from "./words.ts";

const NARROW = 480; // below it time runs downward

/** What is shown; all of it is made elsewhere. */
export interface Shown {
  frame: Frame;
  stage: Stage;
  overview: Overview;
  selection: Selection;
  toolbar: Toolbar;
  viewport: Viewport;
  walk: Walk;
}

export class Display {
  mode = "timeline";
  width = 0;
  /** The colours, once it is near; one that is out of sight or document is not drawn before. */
  #palette?: Palette;
  #request = 0;
  #printing = false;

  constructor(readonly state: TimelineState, readonly shown: Shown) {}

  stop(): void {
    cancelAnimationFrame(this.#request);
  }

  resize(width: number): void {
    this.width = width;
    this.shown.frame.root.toggleAttribute("data-narrow", width < NARROW);
    this.show();
  }

  /** Draw from now on, or anew, in the colours in force. */
  colour(): void {
    this.#palette = palette(this.shown.frame.root);
    if (this.width) this.show();
  }

  get isColoured(): boolean {
    return !!this.#palette;
  }

  show(mode = this.mode): void {
    const { frame, stage, overview, selection, toolbar, walk } = this.shown;
    this.mode = frame.root.dataset.mode = mode;
    const list = selection.listed = mode === "list";
    const { events, passed } = this.state;
    frame.empty(passed.length ? "" : events.length ? WORDS.nonePasses : WORDS.none);
    for (const { root } of [stage, overview]) root.hidden = !events.length;
    toolbar.update(mode);
    walk.update();
    if (list || this.#printing) selection.list.update(selection.selected, this.#printing);
    if (list) return;
    frame.takeBack(selection.panel.root);
    stage.measure(this.width, this.width < NARROW);
    if (!this.#palette) return;
    overview.draw(this.width, this.#palette);
    this.draw();
  }

  draw(): void {
    const { stage, overview, selection, viewport: { window } } = this.shown;
    this.#request = 0;
    if (selection.listed || !this.#palette) return;
    stage.draw(window, selection.inHand, selection.selected, this.#palette);
    overview.show(window);
  }

  /** Draw at once, colours or not before. */
  drawNow(): void {
    if (!this.isColoured) this.colour();
    this.draw();
  }

  /** Draw in the next frame. */
  redraw(): void {
    if (this.width && !this.#request) this.#request = requestAnimationFrame(() => this.draw());
  }

  print(printing: boolean): void {
    const { list, listed, selected } = this.shown.selection;
    this.#printing = printing;
    if (printing || listed) list.update(selected, printing);
  }
}
