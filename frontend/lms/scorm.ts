/** SCORM 1.2 and SCORM 2004: a page that talks to an object on one of the windows around it. */

import { textOf } from "../shared/dom.ts";
import type { Edition } from "./scorm_names.ts";
import type { Opened, Package, Platform, Report, Told } from "./platform.ts";
import { scaled } from "./standing.ts";
import { t } from "../shared/language.ts";

type Api = Record<string, (...words: string[]) => unknown>;
/** SCORM 2004 keeps at least so many interactions. */
const MOST = 250;
const DEEPEST = 500;

/** The platform's object: on a window around this one, or on the one that opened it. */
export function findApi(name: string, from: Window = window): Api | null {
  const above = (start: Window | null): Api | null => {
    let at = start;
    for (let n = 0; at && n < DEEPEST; n++) {
      try {
        // deno-lint-ignore no-explicit-any
        const found = (at as any)[name];
        if (found) return found;
      } catch {
        // A window of another site: what is around it may still be the platform's.
      }
      if (at.parent === at) return null;
      at = at.parent;
    }
    return null;
  };
  const opener = (of: Window | null) => {
    try {
      return of?.opener ?? null;
    } catch {
      return null;
    }
  };
  return above(from) ?? above(opener(from)) ?? above(opener(from.top));
}

export class Scorm implements Platform {
  readonly limit: number;
  #pass: number | null;
  #best = 0;
  #done = "";
  #next = 0;
  /** In which row each question's last try stands. */
  #rows = new Map<string, number>();
  #told = new WeakSet<object>();
  #records = true;
  #over = false;

  constructor(private api: Api, private edition: Edition, private about: Package) {
    this.limit = edition.limit;
    this.#pass = about.pass;
  }

  open(): Promise<Opened> {
    const { start, elements } = this.edition;
    if (!this.#call(start, "")) return Promise.reject(this.#error(t`does not begin a visit`));
    const mastery = parseFloat(this.#get(elements.mastery));
    if (Number.isFinite(mastery)) this.#pass = this.edition.share(mastery);
    this.#best = this.edition.share(parseFloat(this.#get(elements.score)) || 0);
    this.#done = this.#get(elements.done);
    this.#next = parseInt(this.#get("cmi.interactions._count")) || 0;
    this.#records = !["browse", "review"].includes(this.#get(elements.mode));
    return Promise.resolve({
      state: this.#get(elements.state),
      learner: this.#get(elements.learner),
      place: this.#get(elements.place),
      records: this.#records,
    });
  }

  // deno-lint-ignore require-await
  async tell(report: Report) {
    this.#write(report);
    if (!this.#call(`${this.edition.prefix}Commit`, "")) throw this.#error(t`did not save`);
  }

  close(report: Report) {
    if (this.#over) return;
    this.#over = true;
    try {
      if (this.#records) this.#write(report);
      this.#call(`${this.edition.prefix}Commit`, "");
    } finally {
      this.#call(this.edition.stop, "");
    }
  }

  #write({ state, standing, tries, place, seconds }: Report) {
    const { elements } = this.edition;
    this.#best = Math.max(this.#best, scaled(standing) ?? 0);
    const values = this.edition.standing(standing, this.#pass, this.#best, seconds);
    for (const [element, value] of values) {
      // What was completed stays so, though an old state may not tell it any more.
      const again = element === elements.done && value === "incomplete" &&
        ["completed", "passed"].includes(this.#done);
      if (!again) this.#set(element, value);
    }
    for (const one of tries) this.#tellTry(one);
    if (place) this.#set(elements.place, place);
    // The last: a platform that refuses it has taken the rest.
    if (!this.#set(elements.state, state)) throw this.#error(t`did not keep the answers`);
  }

  #tellTry({ asked: { question }, entry, form }: Told) {
    if (!form || this.#told.has(entry)) return;
    const { id, points, prompt } = question;
    const row = this.#next < MOST ? this.#next : this.#rows.get(id);
    if (row === undefined) return;
    const more = {
      time: new Date(entry.t),
      credit: points && !entry.u ? entry.c : null,
      points,
      text: textOf(prompt),
      language: this.about.language,
    };
    const { interaction, response, text } = this.edition;
    const tell = (element: string, value: string) =>
      value === "" || this.#set(`cmi.interactions.${row}.${element}`, value);
    for (const [element, value] of interaction(id, form, more)) {
      const isTaken = tell(element, value);
      // Platforms draw the bounds of a type more narrowly than the standard.
      if (!isTaken && element === response && tell("type", text)) tell(element, value);
    }
    this.#told.add(entry);
    this.#rows.set(id, row);
    this.#next = Math.max(this.#next, row + 1);
  }

  #get(element: string): string {
    return String(this.api[`${this.edition.prefix}GetValue`](element) ?? "");
  }

  #set(element: string, value: string): boolean {
    return this.#call(`${this.edition.prefix}SetValue`, element, value);
  }

  #call(name: string, ...words: string[]): boolean {
    // Some platforms lack what they think they need not, such as a last word.
    return typeof this.api[name] === "function" && String(this.api[name](...words)) === "true";
  }

  #error(what: string): Error {
    const { prefix } = this.edition;
    const code = String(this.api[`${prefix}GetLastError`]?.() ?? "");
    const why = String(this.api[`${prefix}GetErrorString`]?.(code) ?? "");
    return Error(t`the platform ${what} (error ${code}${why && `: ${why}`})`);
  }
}
