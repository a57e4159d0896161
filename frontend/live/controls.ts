/** What a presenter presses, and what only the presenter sees. */

import { button, h } from "../shared/dom.ts";
import type { Link, Message } from "./link.ts";
import { WORDS } from "./words.ts";

type Press = [name: string, phases: string[], label: string, more?: object];

/** What can be done in which phase; the first that can is what one mostly wants. */
const PRESSES: Press[] = [
  ["close", ["open"], WORDS.close],
  ["count", ["open"], WORDS.countDown, { seconds: 30 }],
  ["discuss", ["closed"], WORDS.talk],
  ["again", ["closed", "discuss"], WORDS.again],
  ["show", ["closed", "discuss"], WORDS.show],
  ["hide", ["closed", "discuss"], WORDS.hide],
  ["tell", ["closed", "discuss"], WORDS.tell],
  ["rest", ["closed", "discuss"], WORDS.rest],
];

export class Controls {
  readonly el = h("section", { class: "nl-controls", "aria-label": WORDS.presenter });
  #presses: [Press, HTMLButtonElement][];
  #cue = h("p", { class: "nl-cue", role: "status" });
  #texts = h("div", { class: "nl-texts" });
  #items = h("ol", { class: "nl-items" });
  #shown = ["", ""];

  constructor(readonly link: Link, readonly server: string | null) {
    this.#presses = PRESSES.map((press) => {
      const [act, , label, more = {}] = press;
      return [press, button(label, () => this.#do(act, more))];
    });
    this.el.append(
      h("div", { class: "nq-actions" }, ...this.#presses.map(([, press]) => press)),
      this.#cue,
      this.#texts,
      h("details", { open: true }, h("summary", {}, WORDS.items), this.#items),
      this.#drawEnd(),
    );
  }

  draw(board: Message) {
    const { phase, shown, told, turn, left } = board;
    const apt: Record<string, boolean> = {
      count: left === null,
      again: turn === 1 && !told,
      discuss: turn === 1 && !told,
      show: !shown,
      hide: shown,
      tell: !told,
    };
    for (const [[act, phases], press] of this.#presses) {
      press.hidden = !phases.includes(phase) || apt[act] === false;
    }
    this.#drawCue(board.cue);
    this.#drawTexts(board.texts ?? []);
    this.#drawItems(board.items, phase === "rest" ? "" : board.item?.id);
  }

  #do(act: string, more: object = {}) {
    this.link.send({ type: "do", act, ...more });
  }

  #drawCue(cue?: { advice: string; right: [number, number, number]; source: string } | null) {
    const words = cue ? `${WORDS.rightShare(...cue.right)}. ${WORDS.advice[cue.advice]}` : "";
    if (this.#cue.firstChild?.textContent === words) return;
    const source = cue ? h("small", { lang: "en" }, ` (${cue.source}.)`) : "";
    this.#cue.replaceChildren(...words ? [words, source] : []);
  }

  #drawTexts(texts: { id: string; text: string; count: number; allowed: boolean }[]) {
    const now = JSON.stringify(texts.map(({ id, text, count }) => [id, text, count]));
    if (now !== this.#shown[0]) {
      this.#shown[0] = now;
      const rows = texts.map(({ id, text, count }) => {
        const box: HTMLInputElement = h("input", {
          type: "checkbox",
          onchange: () => this.#do(box.checked ? "allow" : "block", { id }),
        });
        return h("label", { "data-id": id }, box, h("span", { dir: "auto" }, text), ` (${count})`);
      });
      const legend = h("legend", {}, WORDS.texts);
      this.#texts.replaceChildren(...texts.length ? [h("fieldset", {}, legend, ...rows)] : []);
    }
    this.#texts.querySelectorAll("input").forEach((box, i) => box.checked = texts[i].allowed);
  }

  #drawItems(items: { id: string; title: string; turns: number }[], current: string) {
    const now = JSON.stringify([items, current]);
    if (now === this.#shown[1]) return;
    this.#shown[1] = now;
    const focused = (document.activeElement as HTMLElement | null)?.dataset?.id;
    this.#items.replaceChildren(...items.map(({ id, title, turns }) => {
      const press = button(WORDS.ask, () => this.#do("ask", { item: id }), {
        "data-id": id,
        "aria-label": `${WORDS.ask}: ${title}`,
      });
      const state = id === current ? { "aria-current": "true" } : {};
      return h("li", state, press, " ", title, turns > 0 && h("small", {}, ` (${WORDS.asked})`));
    }));
    const again = [...this.#items.querySelectorAll("button")].find((b) => b.dataset.id === focused);
    if (focused) again?.focus();
  }

  #drawEnd(): HTMLElement {
    const named = h("input", { type: "checkbox" });
    const sure = h("span", { hidden: true });
    const forget = button(WORDS.forgetAll, () => {
      sure.hidden = false;
      no.focus();
    });
    const yes = button(WORDS.yes, () => {
      this.#do("forget");
      sure.hidden = true;
      forget.focus();
    });
    const no = button(WORDS.no, () => {
      sure.hidden = true;
      forget.focus();
    });
    sure.append(` ${WORDS.sureForget} `, yes, " ", no);
    const take = this.server
      ? [
        button(WORDS.results, () => this.#take(named.checked)),
        h("label", {}, named, ` ${WORDS.named}`),
      ]
      : [];
    return h("div", { class: "nq-actions nl-end" }, ...take, forget, sure);
  }

  /** The token goes in a header: an address would be kept in the browser's history. */
  async #take(names: boolean) {
    const headers = { Authorization: `Bearer ${this.server}` };
    const answer = await fetch(names ? "results?names=yes" : "results", { headers });
    if (!answer.ok) return this.#cue.replaceChildren(await answer.text());
    const href = URL.createObjectURL(await answer.blob());
    h("a", { href, download: "live-class.zip" }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
  }
}
