/**
 * Where to read again: a link of a question leads to the passage that teaches its point, which is
 * opened and marked, and offers the way back to the question.
 */

import { button } from "./notice.ts";
import { t } from "../../shared/language.ts";

const MARK = "nr-passage", KEPT = "nr:reread";
/** The link that was followed on this page. */
let origin: HTMLElement | undefined;

/** What the reader meant to read: to where, and on which page the question stands. */
interface Errand {
  to: string;
  from: string;
}

function keep(errand: Errand | null) {
  try {
    if (errand) sessionStorage.setItem(KEPT, JSON.stringify(errand));
    else sessionStorage.removeItem(KEPT);
  } catch {
    // Blocked: the browser's own way back is still there.
  }
}

function kept(): Errand | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)!);
  } catch {
    return null;
  }
}

function follow({ target }: Event) {
  const link = (target as Element).closest<HTMLAnchorElement>(".nq-reread a[href*='#']");
  if (!link || link.hash.startsWith("#event=")) return;
  origin = link;
  keep({ to: link.href, from: location.href.split("#")[0] });
  // A link to where the address leads already changes nothing of it, and means it all the same.
  if (link.href === location.href) arrive();
}

/** What stands for a passage: the heading of a section, or what an empty anchor stands before. */
function shown(passage: HTMLElement): HTMLElement | null {
  if (passage.localName === "section") return passage.querySelector("h1, h2, h3, h4");
  return passage.childNodes.length ? passage : passage.nextElementSibling as HTMLElement | null;
}

function clear() {
  document.querySelectorAll(`.${MARK}-back`).forEach((back) => back.remove());
  document.querySelectorAll(`.${MARK}`).forEach((passage) => passage.classList.remove(MARK));
}

function arrive() {
  const errand = kept();
  clear();
  if (errand?.to !== location.href) return;
  const passage = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const place = passage && shown(passage);
  if (!place) return;
  for (let at: Element | null = place; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
  place.classList.add(MARK);
  const back = document.createElement("p");
  back.className = `${MARK}-back`;
  back.append(button(t`Back to the question`, () => leave(errand)));
  const block = place.closest("p, h1, h2, h3, h4, li, dd, figure, table") ?? place;
  block.after(back);
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView();
}

function leave(errand: Errand) {
  keep(null);
  clear();
  if (errand.from !== location.href.split("#")[0]) return history.back();
  const asked = origin?.closest<HTMLElement>(".nq-question");
  history.back();
  // After the browser has gone back to where the page stood.
  addEventListener("popstate", () => {
    asked?.scrollIntoView({ block: "nearest" });
    origin?.focus({ preventScroll: true });
  }, { once: true });
}

export function followPassages() {
  document.addEventListener("click", follow);
  addEventListener("hashchange", arrive);
  arrive();
}
