/** cmi5 and plain xAPI: a page that sends statements to a record store. */

import { own } from "./memory.ts";
import type { Launch } from "./launch.ts";
import type { Statement } from "./lrs.ts";
import {
  keyOf,
  nameOf,
  type Opened,
  type Package,
  type Platform,
  type Report,
} from "./platform.ts";
import { isDone, scaled, type Standing } from "./standing.ts";
import { answered, completed, ended, judged, ofPage } from "./statements.ts";
import { t } from "../shared/language.ts";

const STATE = "progress";
const OVER =
  t`This visit has ended, since the page was left or loaded again. Close it, and open it from your learning platform: what you answered until then is kept.`;

/** What is kept between visits. */
interface Document {
  state: string;
  place: string;
  /** Statements of which a registration has one and no more. */
  told: string[];
  /** Tries that were told while the page went away: whether they arrived is not known. */
  unsure?: string[];
}

export class Xapi implements Platform {
  readonly limit = Infinity;
  #told = new Set<string>();
  /** Tries that the store has taken in this visit. */
  #taken = new Set<string>();
  #kept = "";
  #over = false;

  constructor(private launched: Launch, private about: Package) {}

  async open(): Promise<Opened> {
    const { lrs, frame, learner, records } = this.launched;
    const found: Document | null = await lrs.state(STATE);
    found?.told.forEach((name) => this.#told.add(name));
    // A page that is loaded again goes on with a visit that was ended: nothing may follow that.
    this.#over = frame.cmi5 && this.#mark("ended");
    if (!this.#mark("begun")) {
      await lrs.send([ofPage(frame, "initialized")]);
      this.#mark("begun", true);
    }
    return {
      state: found?.state ?? "",
      place: found?.place ?? "",
      unsure: found?.unsure,
      learner,
      records: records && !this.#over,
      why: this.#over ? OVER : undefined,
    };
  }

  async tell(report: Report) {
    const { lrs } = this.launched, statements = this.#statements(report, false);
    if (statements.length) await lrs.send(statements);
    this.#confirm(report, statements);
    const document = this.#document(report);
    if (JSON.stringify(document) === this.#kept) return;
    await lrs.keep(STATE, document);
    this.#kept = JSON.stringify(document);
  }

  close(report: Report) {
    if (this.#over) return;
    this.#over = true;
    const { lrs, frame, records } = this.launched;
    const statements = records ? this.#statements(report, true) : [];
    const silently = () => {};
    lrs.send([...statements, ended(frame, report.seconds)], true).catch(silently);
    if (records) lrs.keep(STATE, this.#lastWords(report), true).catch(silently);
    this.#mark("ended", true);
  }

  #document({ state, place }: Report): Document {
    return { state, place, told: [...this.#told] };
  }

  /** The state may arrive where the statements do not, and the other way round. */
  #lastWords(report: Report): Document {
    const unsure = report.tries.map(({ asked, entry }) => nameOf(asked.question.id, entry));
    return { ...this.#document(report), unsure };
  }

  /** What is new to the store: tries, and once each that all is done and that it was enough. */
  #statements({ standing, tries, seconds }: Report, last: boolean): Statement[] {
    const { frame } = this.launched;
    const fresh = tries.filter(({ entry }) => !this.#taken.has(keyOf(entry)));
    const statements: Statement[] = fresh.map((told) => answered(frame, this.about, told));
    if (!isDone(standing)) return statements;
    if (!this.#told.has("completed")) statements.push(completed(frame, seconds));
    const verdict = this.#verdict(standing, seconds, last);
    return verdict ? [...statements, verdict] : statements;
  }

  /** Who has passed is told so at once; who has not, when the visit ends: she may try again. */
  #verdict(standing: Standing, seconds: number, last: boolean): Statement | null {
    const { frame, pass } = this.launched, share = scaled(standing);
    if (share === null || pass === null || this.#told.has("passed")) return null;
    return share >= pass || last ? judged(frame, standing, pass, seconds) : null;
  }

  #confirm({ tries }: Report, statements: Statement[]) {
    tries.forEach(({ entry }) => this.#taken.add(keyOf(entry)));
    for (const { verb } of statements) {
      const name = verb.id.split("/").at(-1);
      if (["completed", "passed"].includes(name)) this.#told.add(name);
    }
  }

  /** What this tab remembers of the visit, through a reload. */
  #mark(what: string, set = false): boolean {
    const tab = own("sessionStorage"), name = `natorussia/${what} ${location.search}`;
    if (set) tab?.setItem(name, "1");
    return tab?.getItem(name) === "1";
  }
}
