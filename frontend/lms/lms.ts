/**
 * Runs a page of the book inside a learning platform.  It finds the platform, puts what that kept
 * in the place of the browser's storage, lets the widgets begin, and reports what they keep.
 */

import { h } from "../shared/dom.ts";
import { listed } from "../shared/words.ts";
import { readPage } from "./asked.ts";
import { isLaunched, launch } from "./launch.ts";
import { install, Memory, own } from "./memory.ts";
import { backTo, Notice } from "./notice.ts";
import type { Package, Platform } from "./platform.ts";
import { findApi, Scorm } from "./scorm.ts";
import { EDITIONS } from "./scorm_names.ts";
import { Sender } from "./sender.ts";
import { Backup, Visit } from "./visit.ts";
import { Xapi } from "./xapi.ts";
import { t } from "../shared/language.ts";

const script = document.currentScript as HTMLScriptElement;
const page = readPage(document.getElementById("nr-page")!.textContent!);
const browser = own("localStorage");
let sender: Sender | null = null;
const memory = new Memory(`${page.course}/`, browser, () => sender?.touch());
install(memory);

function describe({ kind = "", iri = "", title = "", pass }: DOMStringMap): Package {
  const language = document.documentElement.lang || "en";
  return { kind, iri, title, language, pass: pass ? Number(pass) : null };
}

async function platformOf(about: Package): Promise<Platform | null> {
  const edition = EDITIONS[about.kind];
  if (edition) {
    const api = findApi(edition.api);
    return api && new Scorm(api, edition, about);
  }
  const query = new URLSearchParams(location.search);
  return isLaunched(query) ? new Xapi(await launch(query, about), about) : null;
}

/** Let the widgets begin: they read the storage once, when they are drawn. */
const start = () => document.body.append(h("script", { src: script.dataset.next }));

const failed = (notice: Notice, why: string) =>
  notice.warn(
    t`Nothing is reported: ${why}. What you answer lasts until you close this page; close it, and open it from your learning platform again.`,
  );

async function begin() {
  const notice = new Notice(), about = describe(script.dataset);
  try {
    const platform = await platformOf(about);
    if (!platform) {
      failed(notice, t`no learning platform was found around this page`);
    } else await run(platform, about, notice);
  } catch (error) {
    failed(notice, (error as Error).message);
  }
  start();
}

async function run(platform: Platform, about: Package, notice: Notice) {
  const { state, learner, place, unsure, records, why } = await platform.open();
  const backup = new Backup(browser, `natorussia-unsent ${about.iri} ${learner}`);
  const visit = new Visit(page, memory, platform, backup);
  addEventListener("pagehide", () => visit.close());
  // A page that a browser brings back has ended its visit.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  let unread = "";
  try {
    visit.restore(state, place, unsure);
  } catch (error) {
    unread = t`Your earlier answers could not be read: ${(error as Error).message}.`;
  }
  if (!records) return notice.say(why ?? t`This visit is not recorded.`);
  const usual = () => {
    const lost = visit.lost.length &&
      t`The platform has no room for ${listed(visit.lost)}; all else is kept.`;
    const parts = [unread, lost].filter(Boolean).map((text) => `${text} `);
    notice.say(
      ...parts,
      t`Your answers are kept and reported by your learning platform. `,
      ...(place ? [backTo(place)] : []),
    );
  };
  sender = new Sender(() => visit.tell(), (problem) => {
    if (!problem) return usual();
    notice.warn(
      t`${
        problem[0].toUpperCase() + problem.slice(1)
      }. Your answers are kept on this page, and sent again by themselves.`,
    );
  });
  usual();
  for (const [target, type] of [[window, "online"], [document, "visibilitychange"]] as const) {
    target.addEventListener(type, () => visit.look() && sender!.now());
  }
  sender.touch();
}

begin();
