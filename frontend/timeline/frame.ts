// The parts of a timeline on the page, in reading order.

import { h } from "../shared/dom.ts";
import type { TimelineState } from "./state.ts";
import * as WORDS from "./words.ts";

let made = 0;

interface Part {
  root: HTMLElement;
}

/** What stands in the frame; all of it is made elsewhere. */
interface Parts {
  walk: Part & { way: HTMLElement };
  toolbar: Part;
  marks: Part;
  stage: Part;
  overview: Part;
  list: Part;
  panel: Part;
}

export class Frame {
  readonly root: HTMLElement;
  // In a notebook each timeline has a module of its own, and they may not share a name.
  readonly help = h("p", { id: `nt-help-${Math.random().toString(36).slice(2)}` });
  /** The line under the stage, and what else stays on screen with it. */
  readonly #dock = h("div", { class: "nt-dock" });
  readonly #readout = h("p", { class: "nt-readout", "aria-hidden": "true" });
  readonly #status = h("p", { class: "nt-status nr-hidden", role: "status" });
  readonly #empty = h("p", { class: "nt-empty", hidden: true });

  constructor(readonly state: TimelineState) {
    made += 1;
    const title = String(state.model.get("title") || WORDS.timeline);
    this.root = h("section", {
      class: "nr-timeline",
      "aria-label": title === WORDS.timeline && made > 1 ? `${title} ${made}` : title,
    });
    this.describe();
  }

  fill({ walk, toolbar, marks, stage, overview, list, panel }: Parts): void {
    this.#dock.append(this.#readout, panel.root, walk.root);
    const help = h("details", { class: "nt-help" }, h("summary", {}, WORDS.help), this.help);
    help.append(h("p", {}, WORDS.pointer));
    this.root.append(
      walk.way,
      toolbar.root,
      marks.root,
      stage.root,
      this.#empty,
      this.#dock,
      overview.root,
      help,
      list.root,
      this.#status,
    );
  }

  /** Put the details below the stage again, after they were in the list. */
  takeBack(details: HTMLElement): void {
    if (details.parentNode !== this.#dock) this.#readout.after(details);
  }

  /** Say of the stage which keys move it, and which eras are shaded. */
  describe(): void {
    this.help.textContent = [WORDS.keys, ...this.state.eras.map(({ words }) => words)].join(" ");
  }

  say = (text: string): void => {
    this.#status.textContent = text;
  };

  /** Show what is under the pointer. */
  readOut(text: string): void {
    this.#readout.textContent = text;
  }

  /** Say that nothing is to be seen, or that something is. */
  empty(words: string): void {
    this.#empty.hidden = !words;
    this.#empty.textContent = words;
  }
}
