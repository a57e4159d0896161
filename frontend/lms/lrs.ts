/** A record store of the Experience API 1.0.3: statements, and a document for the next visit. */

import { t } from "../shared/language.ts";

export interface Agent {
  objectType?: string;
  name?: string;
  mbox?: string;
  account?: { name: string; homePage: string };
}

// deno-lint-ignore no-explicit-any
export type Statement = Record<string, any>;

const VERSION = "1.0.3";
/** What a page that goes away may still send. */
const LAST_WORDS = 60_000;

export class Lrs {
  constructor(
    private endpoint: string,
    private authorization: string,
    private actor: Agent,
    private activity: string,
    private registration: string,
  ) {}

  /** Send statements; what the store has already is no fault, and keeps no other one out. */
  async send(statements: Statement[], last = false) {
    const body = JSON.stringify(statements);
    const reply = await this.#ask("POST", "statements", {}, body, last && body.length < LAST_WORDS);
    if (reply.status !== 409) return expectOk(reply);
    // A store that has one of them takes none of the others.
    if (statements.length > 1) { for (const one of statements) await this.send([one], last); }
  }

  /** A document of this activity, or null where there is none. */
  // deno-lint-ignore no-explicit-any
  async state(id: string): Promise<any> {
    const reply = await this.#ask("GET", "activities/state", this.#about(id));
    if (reply.status === 404) return null;
    expectOk(reply);
    const text = await reply.text();
    return text ? JSON.parse(text) : null;
  }

  async keep(id: string, document: unknown, last = false) {
    const body = JSON.stringify(document);
    expectOk(
      await this.#ask(
        "PUT",
        "activities/state",
        this.#about(id),
        body,
        last && body.length < LAST_WORDS,
      ),
    );
  }

  /** What a learner prefers, which cmi5 has each unit ask for; most have no preferences. */
  async preferences() {
    const about = { profileId: "cmi5LearnerPreferences", agent: JSON.stringify(this.actor) };
    const reply = await this.#ask("GET", "agents/profile", about);
    if (reply.status !== 404) expectOk(reply);
  }

  #about(stateId: string) {
    const { activity: activityId, registration, actor } = this;
    return {
      stateId,
      activityId,
      agent: JSON.stringify(actor),
      ...(registration ? { registration } : {}),
    };
  }

  #ask(
    method: string,
    path: string,
    query: Record<string, string>,
    body?: string,
    keepalive = false,
  ) {
    const asked = new URLSearchParams(query).toString();
    const headers: Record<string, string> = {
      "X-Experience-API-Version": VERSION,
      Authorization: this.authorization,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    };
    const address = `${this.endpoint.replace(/\/?$/, "/")}${path}${asked && `?${asked}`}`;
    return fetch(address, { method, headers, body, keepalive, cache: "no-store" });
  }
}

function expectOk({ ok, status, statusText }: Response) {
  if (!ok) throw Error(t`the platform answered ${status} ${statusText}`.trim());
}
