/** How a platform of the Experience API starts a page: by cmi5, or by parameters alone. */

import { type Agent, Lrs } from "./lrs.ts";
import { own } from "./memory.ts";
import type { Package } from "./platform.ts";
import { type Frame, MASTERY } from "./statements.ts";
import { t } from "../shared/language.ts";

export interface Launch {
  lrs: Lrs;
  frame: Frame;
  learner: string;
  pass: number | null;
  /** Whether this visit is recorded: cmi5 can ask for a preview or a review. */
  records: boolean;
}

const LAUNCH_DATA = "LMS.LaunchData";

/** Whether the address has what a platform of either way gives. */
export const isLaunched = (query: URLSearchParams): boolean =>
  query.has("endpoint") && query.has("actor");

export function launch(query: URLSearchParams, about: Package): Promise<Launch> {
  return query.has("fetch") ? byCmi5(query, about) : byParameters(query, about);
}

/** An agent, whose older form has lists in the places of texts. */
export function agentOf(text: string): Agent {
  const one = (value: unknown) => Array.isArray(value) ? value[0] : value;
  const found = JSON.parse(text), { account, ...rest } = found;
  const plain = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, one(value)]));
  const known = one(account);
  if (!known) return plain;
  const { accountName, accountServiceHomePage } = known;
  return {
    ...plain,
    account: accountName ? { name: accountName, homePage: accountServiceHomePage } : known,
  };
}

function byParameters(query: URLSearchParams, { iri, pass }: Package): Promise<Launch> {
  const actor = agentOf(query.get("actor")!), activity = query.get("activity_id") ?? iri;
  const registration = query.get("registration") ?? "";
  const lrs = new Lrs(
    query.get("endpoint")!,
    query.get("auth") ?? "",
    actor,
    activity,
    registration,
  );
  const context = registration ? { registration } : {};
  return Promise.resolve({
    lrs,
    frame: { actor, activity, context, cmi5: false },
    learner: JSON.stringify(actor),
    pass,
    records: true,
  });
}

async function byCmi5(query: URLSearchParams, { pass }: Package): Promise<Launch> {
  const actor = agentOf(query.get("actor")!), activity = query.get("activityId")!;
  const registration = query.get("registration")!;
  const token = await tokenFrom(query.get("fetch")!);
  const lrs = new Lrs(query.get("endpoint")!, `Basic ${token}`, actor, activity, registration);
  const data = await lrs.state(LAUNCH_DATA);
  if (!data) {
    throw Error(t`the platform gave no ${LAUNCH_DATA}; open the unit from there once more`);
  }
  await lrs.preferences();
  const { contextTemplate = {}, launchMode = "Normal", masteryScore } = data;
  const context = {
    ...contextTemplate,
    registration,
    extensions: { ...contextTemplate.extensions },
  };
  delete context.extensions[MASTERY];
  return {
    lrs,
    frame: { actor, activity, context, cmi5: true },
    learner: JSON.stringify(actor),
    pass: typeof masteryScore === "number" ? masteryScore : pass,
    records: launchMode === "Normal",
  };
}

/** The token that an address gives once: a page that is loaded again takes it from the tab. */
async function tokenFrom(address: string): Promise<string> {
  const kept = own("sessionStorage"), name = `natorussia/token ${address}`;
  const before = kept?.getItem(name);
  if (before) return before;
  const reply = await fetch(address, { method: "POST" });
  const told = await reply.json();
  const token = told["auth-token"];
  if (!token) throw Error(t`the platform refused: ${told["error-text"] ?? reply.status}`);
  kept?.setItem(name, token);
  return token;
}
