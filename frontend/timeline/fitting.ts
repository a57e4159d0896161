// The window follows what a filter finds, with one step back.

import { isOpen } from "./filter.ts";
import type { TimelineState } from "./state.ts";
import { type Days, fitted } from "./scale.ts";
import type { Viewport } from "./viewport.ts";

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

  /** One step back: the filters stay, and the window is what it was. */
  back(): void {
    if (this.#before) this.viewport.go(this.#before, true, false);
    this.#before = undefined;
  }

  get canGoBack(): boolean {
    return !!this.#before;
  }
}
