// Marks that a quiz on the page makes: on the stage, and in words where the stage has no room for them.

import { h } from "../shared/dom.ts";
import { describe, type Placement, put, read, without } from "./placements.ts";
import type { Stage } from "./stage.ts";
import type { TimelineState } from "./state.ts";
import * as WORDS from "./words.ts";

export class Marks {
  readonly root = h("div", { class: "nt-noted" });

  constructor(readonly state: TimelineState, readonly stage: Stage) {}

  /** Take a mark, if it is one of an event that is held here. */
  place(detail: unknown): Placement | undefined {
    const placement = read(detail, this.state.events);
    if (placement) this.#set(put(this.stage.placements, placement));
    return placement;
  }

  /** Take back the mark of the event that a quiz names, or all. */
  clear(detail: unknown): void {
    this.#set(without(this.stage.placements, detail, this.state.events));
  }

  words = (placement: Placement): string =>
    WORDS.mark(this.state.events.title(placement.event), describe(placement));

  #set(placements: Placement[]): void {
    this.stage.placements = placements;
    this.root.replaceChildren(
      ...placements.map((placement) =>
        h("p", { class: "nt-mark", dir: "auto" }, this.words(placement))
      ),
    );
  }
}
