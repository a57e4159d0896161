/** Asking before something is deleted; whoever answers gets back to where they were. */

import { button, h } from "../shared/dom.ts";
import { t } from "../shared/language.ts";

export class Confirming {
  readonly el = h("p", { role: "status" });

  say(text: string) {
    this.el.textContent = text;
  }

  /** Ask, and act on a yes; `back` is the control to return to, which may be drawn anew by then. */
  ask(question: string, yes: string, act: () => string, back: () => HTMLElement | null) {
    const settle = (text: string) => {
      this.say(text);
      back()?.focus();
    };
    const keep = button(t`Keep it`, () => settle(t`Nothing was deleted.`));
    this.el.replaceChildren(`${question} `, button(yes, () => settle(act())), " ", keep);
    keep.focus();
  }
}
