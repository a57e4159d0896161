// Pins and notes on events: the fields in the details, and which events the reader keeps.

import { keeper } from "../storage/keeper.ts";
import { button, download, h } from "../shared/dom.ts";
import type { TimelineState } from "./state.ts";
import { isKept, keep, LONGEST, type Note, noteOf, type Notes, written } from "../storage/notes.ts";
import * as WORDS from "./words.ts";

/** An event as a note remembers it. */
interface Subject {
  id: string;
  title: string;
  when: string;
}

/** The ids of the events of a timeline that the reader has pinned or written on. */
export function pinsOf({ events, model }: TimelineState): string[] {
  const { notes } = keep(model.get("course") ?? "");
  return Object.keys(notes).filter((id) => isKept(notes[id]) && events.find(id) >= 0).sort();
}

/** The fields for one event; `extras` is where the page may add to them. */
export function drawNote(course: string, { id, title, when }: Subject, extras: Node): Node[] {
  const { notes, problem } = keep(course);
  const status = h("span", { role: "status" }, problem);
  const saving = button(
    WORDS.notes,
    () => download(`${course}-notes.md`, written(keep(course).notes), "text/markdown"),
  );
  const write = (change: Partial<Note>, confirmation: string) => {
    const note = { pin: false, text: "", ...noteOf(keep(course).notes, id), ...change };
    const kept = keep(course, { [id]: { ...note, t: Date.now(), title, when } });
    status.textContent = kept.problem || confirmation;
    show(kept.notes);
  };
  const pin = button(WORDS.pin, () => {
    const on = pin.ariaPressed !== "true";
    write({ pin: on }, on ? WORDS.isPinned : WORDS.unpinned);
  });
  const text = h("textarea", {
    rows: 1,
    maxlength: LONGEST,
    dir: "auto",
    oninput: () => write({ text: text.value }, WORDS.keptIn(keeper())),
  });
  text.value = noteOf(notes, id)?.text ?? "";
  const show = (notes: Notes) => {
    pin.ariaPressed = `${!!noteOf(notes, id)?.pin}`;
    saving.hidden = !Object.values(notes).some(isKept);
  };
  show(notes);
  return [pin, h("label", {}, WORDS.note, text), saving, extras, status];
}
