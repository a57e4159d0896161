/** What the page says of the platform, in one line above its text. */

import { h } from "../shared/dom.ts";
import { t } from "../shared/language.ts";

export class Notice {
  #status = h("p", { class: "nr-notice nr-lms", role: "status" });

  constructor(before = document.querySelector("main article, main, body")!) {
    before.prepend(this.#status);
  }

  say(...parts: (Node | string)[]) {
    this.#status.hidden = !parts.length;
    this.#status.replaceChildren(...parts);
  }
}

/** A link to the question that was answered last. */
export const backTo = (place: string): Node => h("a", { href: place }, t`Go on where you were`);
