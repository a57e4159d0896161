/**
 * The instructor's view of a chapter, and the button that begins to present it.  This is all that
 * a reader's page loads; what presents is fetched when somebody presents.
 */

import { VIEW } from "../../storage/names.ts";
import { t } from "../../shared/language.ts";

const root = document.documentElement;
const own = document.currentScript as HTMLScriptElement;

function remember(view?: string): string | null {
  try {
    if (view !== undefined) localStorage.setItem(VIEW, view);
    return localStorage.getItem(VIEW);
  } catch {
    return null; // The view then lasts as long as the page.
  }
}

function button(words: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.onclick = act;
  return made;
}

function show(view: string) {
  root.dataset.view = view;
  const teaching = view === "instructor";
  toggle.setAttribute("aria-pressed", `${teaching}`);
  document.querySelectorAll<HTMLDetailsElement>(".nr-teaching").forEach((notes) => {
    notes.open = teaching;
  });
}

function load<T extends HTMLScriptElement | HTMLLinkElement>(element: T, address: string) {
  return new Promise<void>((done, fail) => {
    element.onload = () => done();
    element.onerror = () => fail(Error(t`${address} could not be loaded`));
    if (element instanceof HTMLScriptElement) element.src = address;
    else element.href = address;
    document.head.append(element);
  });
}

let loaded: Promise<unknown> | undefined;

async function present() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  const beside = (name: string) => new URL(name, own.src).href;
  try {
    await (loaded ??= Promise.all([
      load(link, beside("present.css")),
      load(document.createElement("script"), beside("present.js")),
    ]));
    dispatchEvent(new Event("nr-present"));
  } catch {
    loaded = undefined;
    alert(t`What presents this chapter could not be loaded. Try again when you are online.`);
  }
}

const toggle = button(t`Instructor view`, () => {
  const view = root.dataset.view === "instructor" ? "student" : "instructor";
  remember(view);
  show(view);
});
const bar = document.createElement("details"), name = document.createElement("summary");
bar.className = "nr-class";
name.textContent = t`For teaching`;
bar.append(name, button(t`Present`, present), toggle);
document.querySelector(".nr-chapter")?.append(bar);

const requested = new URLSearchParams(location.search).get("view");
if (requested === "instructor" || requested === "student") remember(requested);
show(requested ?? remember() ?? "student");
bar.open = root.dataset.view === "instructor";
