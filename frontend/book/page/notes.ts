/**
 * Pins and notes: for each event that a timeline of the page shows, a place to pin it and to write
 * on it. Timelines say `nr:timeline` when they come and `nr:details` when they open an event, and
 * hear `nr:pins`; they know nothing of how notes are kept.
 */

import {
  isKept,
  keep,
  LONGEST,
  type Note,
  noteOf,
  type Notes,
  written,
} from "../../storage/notes.ts";
import { addressOf, eventOf } from "./links.ts";

interface Details {
  /** The course whose notes these are. */
  of: string;
  id: string;
  title: string;
  when: string;
  /** Where to put the fields. */
  place: HTMLElement;
}

const courses = new Set<string>();
const say = (detail?: { of: string; ids: string[] }) =>
  document.dispatchEvent(new CustomEvent("nr:pins", { detail }));
const tell = (course: string, notes: Notes) =>
  say({ of: course, ids: Object.keys(notes).filter((id) => isKept(notes[id])).sort() });

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Partial<HTMLElementTagNameMap[K]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
}

function save(course: string) {
  const text = written(keep(course).notes);
  const href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
  element("a", { href, download: `${course}-notes.md` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}

function offer({ of: course, id, title, when, place }: Details) {
  const { notes, problem } = keep(course);
  const before = noteOf(notes, id);
  const status = element("span", { role: "status", textContent: problem });
  const pin = element("button", { type: "button", textContent: "Pin" });
  const text = element("textarea", { rows: 1, maxLength: LONGEST, dir: "auto" });
  const saving = element("button", { type: "button", textContent: "Save notes" });
  const show = (notes: Notes) => {
    pin.setAttribute("aria-pressed", String(!!noteOf(notes, id)?.pin));
    saving.hidden = !Object.values(notes).some(isKept);
  };
  const write = (change: Partial<Note>, said: string) => {
    const now = { pin: false, text: "", ...noteOf(keep(course).notes, id), ...change };
    const kept = keep(course, { [id]: { ...now, t: Date.now(), title, when } });
    status.textContent = kept.problem || said;
    show(kept.notes);
    tell(course, kept.notes);
  };
  pin.onclick = () => {
    const on = pin.getAttribute("aria-pressed") !== "true";
    write({ pin: on }, on ? "Pinned" : "No longer pinned");
  };
  text.value = before?.text ?? "";
  text.oninput = () => write({ text: text.value }, "Kept in this browser");
  saving.onclick = () => save(course);
  show(notes);
  if (origin?.isConnected) {
    const back = element("button", { type: "button", textContent: "Back to the text" });
    back.onclick = () => history.back();
    place.append(back);
  }
  const link = element("a", { href: addressOf(id) }, "Link to this event");
  place.append(pin, element("label", {}, "Your note ", text), saving, link, status);
}

/** The link in the text by which the reader came to a timeline. */
let origin: HTMLElement | undefined;

function remember({ target }: Event) {
  const link = (target as Element).closest<HTMLAnchorElement>('a[href*="#event="]');
  if (!link || link.closest(".nr-timeline")) return;
  origin = link;
  // A link to where the address leads already changes nothing of it, and means it all the same.
  if (link.href === location.href) dispatchEvent(new HashChangeEvent("hashchange"));
}

/** Who goes back finds the link that she followed. */
function returned() {
  if (eventOf(location.hash)) return;
  origin?.focus({ preventScroll: true });
  origin = undefined;
}

export function offerNotes() {
  document.addEventListener("click", remember);
  addEventListener("hashchange", returned);
  document.addEventListener("nr:details", (event) => offer((event as CustomEvent).detail));
  document.addEventListener("nr:timeline", (event) => {
    const { of: course } = (event as CustomEvent).detail;
    courses.add(course);
    tell(course, keep(course).notes);
  });
  addEventListener("storage", () => courses.forEach((each) => tell(each, keep(each).notes)));
  // Timelines that were there before say so again.
  say();
}
