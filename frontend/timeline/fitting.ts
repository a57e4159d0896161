// The window follows what a filter finds, with one step back.

import { isOpen } from "./filter.ts";
import type { TimelineState } from "./state.ts";
import { type Days, fitted, length } from "./scale.ts";
import type { Viewport } from "./viewport.ts";

const NEAR = 24; // the part of the domain that is shown before what a link leads to
const MUCH = 2; // times as long as what a link leads to

export class Fitting {
  /** Where the reader was before the filters moved the window. */
  #before?: Days;

  constructor(readonly state: TimelineState, readonly viewport: Viewport) {}

  /** Go to what passes; to where the reader was before, once all passes again. */
  follow(): void {
    const { events, filters, passed } = this.state;
    if (isOpen(filters)) return this.back();
    if (!passed.length) return;
    this.#before ??= this.viewport.window;
    this.viewport.go(fitted(events.around(passed), this.state.domain), true, false);
  }

  /** Go near to an event that a link leads to, where what is on view is much longer, or elsewhere. */
  around(n: number): void {
    const { window } = this.viewport, { domain, events } = this.state;
    const stretch = events.stretch(n), goal = fitted(stretch, domain, NEAR);
    const onView = stretch[0] >= window[0] && stretch[0] <= window[1];
    if (onView && length(window) < MUCH * length(goal)) return;
    this.#before ??= window;
    this.viewport.go(goal, true, false);
  }

  /** One step back: the filters stay, and the window is what it was. */
  back(): void {
    if (this.#before) this.viewport.go(this.#before, true, false);
    this.#before = undefined;
  }

  get canGoBack(): boolean {
    return !!this.#before;
  }
}
