/** Notices at the head of a page: said once, read out, and easy to put away. */

import { t } from "../../shared/language.ts";

export function notice(text: string, ...extra: Node[]): HTMLElement {
  const shown = document.createElement("div");
  shown.className = "nr-notice";
  shown.setAttribute("role", "status");
  const close = button(t`Close`, () => shown.remove());
  shown.append(text, " ", ...extra, " ", close);
  const main = document.querySelector("main") ?? document.body;
  main.prepend(shown);
  return shown;
}

export function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

export function link(label: string, href: string): HTMLAnchorElement {
  const made = document.createElement("a");
  made.textContent = label;
  made.href = href;
  return made;
}
