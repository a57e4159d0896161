/** A board: the wall, and the presenter's side of it, wherever it is shown. */

import { h, setHtml } from "../shared/dom.ts";
import type { Link, Message } from "./link.ts";
import { drawPictures } from "./pictures.ts";
import { Controls } from "./controls.ts";
import { drawHead, withoutLinks } from "./question.ts";
import { drawShift, type Option } from "./shift.ts";
import { WORDS } from "./words.ts";

/** A part of the board that is drawn anew only when what it shows has changed. */
class Part {
  readonly el: HTMLElement;
  #shown = "";

  constructor(className: string) {
    this.el = h("div", { class: className });
  }

  show(what: unknown, draw: () => (Node | null | false | undefined)[]) {
    const text = JSON.stringify(what) ?? "";
    if (text === this.#shown) return;
    this.#shown = text;
    // What was unfolded stays so, and the focus on it.
    const before = this.el.querySelector("details");
    const focused = before?.contains(document.activeElement);
    this.el.replaceChildren(...draw().filter((node) => !!node) as Node[]);
    const now = this.el.querySelector("details");
    if (now && before) now.open = before.open;
    if (focused) now?.querySelector("summary")?.focus();
  }
}

export class Board {
  readonly el = h("main", { class: "nr-quiz nl-board" });
  #join = new Part("nl-entry");
  #question = new Part("nl-question");
  #pictures = new Part("nl-pictures");
  #told = new Part("nl-told");
  #count = h("p", { class: "nl-count" });
  #clock = h("p", { class: "nl-clock", role: "timer" });
  #said = h("p", { class: "nl-said", role: "status", "aria-live": "polite" });
  #title = h("h1", { class: "nr-heading" }, WORDS.welcome);
  #controls?: Controls;
  #ends = 0;
  #timer: ReturnType<typeof setInterval>;

  constructor(readonly link: Link, readonly server: string | null) {
    this.el.append(
      this.#title,
      this.#join.el,
      h("div", { class: "nl-counts" }, this.#count, this.#clock),
      this.#question.el,
      this.#pictures.el,
      this.#told.el,
      this.#said,
    );
    this.#timer = setInterval(() => this.#tick(), 250);
  }

  end() {
    clearInterval(this.#timer);
  }

  away() {
    this.say(WORDS.away);
  }

  say(text: string) {
    if (this.#said.textContent !== text) this.#said.textContent = text;
  }

  hear(message: Message) {
    if (message.type === "board") this.#draw(message);
    else if (message.type === "refused") this.say(message.why);
    else if (message.type === "out") this.say(WORDS.out[message.why] ?? message.why);
  }

  #draw(board: Message) {
    const { item, phase, role } = board;
    this.el.dataset.phase = phase;
    this.el.dataset.role = role;
    this.#title.textContent = board.title || WORDS.welcome;
    this.#ends = board.left === null ? 0 : Date.now() + 1000 * board.left;
    this.#join.show([board.address, board.code, board.qr], () => this.#drawJoin(board));
    this.#count.textContent = item ? WORDS.votes(board.votes, board.here) : WORDS.here(board.here);
    const onWall = board.pictures && (board.shown || role === "presenter");
    this.#question.show([item, !!board.shown, board.turn], () => item ? drawAsked(board) : []);
    this.#pictures.show(
      onWall && [board.pictures, board.shift, board.shown, board.votes],
      () => onWall ? this.#drawPictures(board) : [],
    );
    this.#told.show(board.told, () => board.told ? drawTold(board.told) : []);
    this.say(this.#told.el.childElementCount ? "" : phase === "discuss" ? WORDS.discuss : "");
    if (role === "presenter") this.#control(board);
    this.#tick();
  }

  #control(board: Message) {
    if (!this.#controls) {
      this.#controls = new Controls(this.link, this.server);
      this.el.append(this.#controls.el);
    }
    this.#controls.draw(board);
  }

  #drawJoin({ address, code, qr }: Message): Node[] {
    // Behind a proxy the slash at the end belongs to it: without it the page finds no script.
    const shown = (address ?? "").replace(/^https?:\/\//, "").replace(/^([^/]*)\/$/, "$1");
    const words = h(
      "p",
      {},
      shown && `${WORDS.goTo} `,
      shown && h("b", { class: "nl-address" }, shown),
      shown && ` ${WORDS.enter} `,
      h("b", { class: "nl-code" }, code),
    );
    return qr ? [h("img", { src: qr, alt: "", class: "nl-qr" }), words] : [words];
  }

  #drawPictures(board: Message): Node[] {
    const turns = Object.entries(board.pictures as Record<string, never[]>);
    const voters = (number: string) => board.voters[number];
    const votes = turns.map(([number, pictures]) =>
      drawPictures(pictures, voters(number), turns.length > 1 ? WORDS.turns[+number] : "")
    );
    const shift = board.shift ? [drawShift(board.shift, board.item.options ?? [])] : [];
    if (board.shown) return [...votes, ...shift];
    return [h("details", {}, h("summary", {}, WORDS.unseen), ...votes, ...shift)];
  }

  #tick() {
    const seconds = Math.ceil((this.#ends - Date.now()) / 1000);
    this.#clock.textContent = this.#ends && seconds > 0 ? WORDS.left(seconds) : "";
  }
}

/** The question as the wall shows it: its options where no picture has them. */
function drawAsked({ item, shown, turn }: Message): Node[] {
  const head = drawHead(item), options: Option[] = item.options ?? item.items ?? [];
  const statement = item.statement ? h("blockquote", { html: item.statement }) : null;
  const list = h("ol", { class: item.options ? "nl-bars nl-lettered" : "nl-plain" });
  for (const { html } of options) {
    list.append(h("li", {}, h("span", { class: "nl-words", html })));
  }
  const text = item.kind === "blanks" ? h("div", { class: "nq-text", html: item.text }) : null;
  text?.querySelectorAll("[data-blank]").forEach((gap, i) => gap.append(` (${i + 1}) ____ `));
  const eyebrow = turn === 2 ? h("p", { class: "nr-about" }, WORDS.second) : null;
  const rights = item.rights ? h("p", {}, item.rights.join(" · ")) : null;
  const choices = shown || !options.length ? [] : [list, rights];
  const parts = [eyebrow, head, statement, text, ...choices];
  return parts.filter((part) => !!part).map((part) => withoutLinks(part!));
}

function drawTold({ answer, explanation }: { answer: string; explanation: string }): Node[] {
  const words = h("div", {}), why = h("div", {});
  setHtml(words, answer);
  setHtml(why, explanation);
  return [h("h2", {}, WORDS.answer), withoutLinks(words), withoutLinks(why)];
}
