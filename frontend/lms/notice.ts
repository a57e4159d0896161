/** What the page says of the platform, in one line above its text. */

import { h } from "../shared/dom.ts";
import { t } from "../shared/language.ts";

/** Above whatever is read, in colours of the system that go together on every page. */
const IN_SIGHT = "background: Canvas; color: CanvasText; position: sticky; top: 0; z-index: 9";

export class Notice {
  #status = h("p", { class: "nr-notice nr-lms", role: "status" });

  constructor(before = document.querySelector("main article, main, body")!) {
    before.prepend(this.#status);
  }

  /** Say what is amiss, and stay in sight until something else is said. */
  warn(text: string) {
    this.say(text);
    this.#status.style.cssText = IN_SIGHT;
  }

  say(...parts: (Node | string)[]) {
    this.#status.style.cssText = "";
    this.#status.hidden = !parts.length;
    this.#status.replaceChildren(...parts);
  }
}

/** A link to the question that was answered last. */
export const backTo = (place: string): Node => h("a", { href: place }, t`Go on where you were`);
