/**
 * What a reader keeps of events: pins, and notes in her own words. For each event the last writing
 * wins, so that the union of two records is the same in either order, and merging again changes
 * nothing.
 */

import { asideName, notesName } from "./names.ts";
import { t } from "../shared/language.ts";

export interface Note {
  /** When it was written, in milliseconds since 1970. */
  t: number;
  pin: boolean;
  text: string;
  /** What the event is called and when it was, for who reads the notes without a timeline. */
  title: string;
  when: string;
}

export type Notes = Record<string, Note>;

export interface Kept {
  notes: Notes;
  /** What is wrong with the storage, for the reader; empty while all is well. */
  problem: string;
}

export const LONGEST = 2000; // characters of a note

/** An event may bear any id, such as a name that all objects have. */
export const noteOf = (notes: Notes, id: string): Note | undefined =>
  Object.hasOwn(notes, id) ? notes[id] : undefined;

/** Whether anything is kept; what was taken back stays, so that no older copy brings it back. */
export const isKept = (note?: Note): boolean => !!note && (note.pin || !!note.text.trim());

type Entry = [id: string, note: Note];
const order = ([, a]: Entry, [, b]: Entry) =>
  a.t - b.t || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

// Of several entries with one id, the last one stays.
export const merge = (a: Notes, b: Notes): Notes =>
  Object.fromEntries([...Object.entries(a), ...Object.entries(b)].sort(order));

/** Notes as they were written; anything else is an error that says what was expected. */
export const soundNotes = (value: unknown): Notes =>
  Object.fromEntries(
    Object.entries(value ?? {}).map(([id, note]) => {
      const { t: at, pin, text, title = "", when = "" } = note ?? {};
      if (!(at >= 0 && at <= 8.64e15 && typeof text === "string")) {
        throw Error(t`it is damaged: a note has no time or no text`);
      }
      const cut = (part: unknown) => `${part}`.slice(0, LONGEST);
      return [id, { t: +at, pin: !!pin, text: cut(text), title: cut(title), when: cut(when) }];
    }),
  );

/** The event by which the page's timelines hear of a change; its detail is the course. */
export const NOTES_CHANGED = "nr:notes";
const announce = (course: string) =>
  dispatchEvent(new CustomEvent(NOTES_CHANGED, { detail: course }));

/** Notes that no storage takes, for as long as this page stays. */
const held = new Map<string, Notes>();

/** What is kept, as far as it can be read; nothing is written. */
export function notesOf(course: string): Notes {
  const here = held.get(course) ?? {};
  try {
    return merge(here, soundNotes(JSON.parse(localStorage.getItem(notesName(course))!)));
  } catch {
    return here;
  }
}

/** Take in what other tabs have kept, add to it, and keep the whole in this browser. */
export function keep(course: string, more?: Notes): Kept {
  const name = notesName(course);
  let notes = merge(held.get(course) ?? {}, more ?? {}), problem = "";
  try {
    const stored = localStorage.getItem(name);
    try {
      notes = merge(notes, soundNotes(JSON.parse(stored ?? "{}")));
    } catch {
      problem = t`The notes kept in this browser could not be read, and were set aside.`;
      localStorage.setItem(`${asideName(name)}/${Date.now()}`, stored!);
    }
    if (more || problem) localStorage.setItem(name, JSON.stringify(notes));
    held.delete(course);
  } catch {
    problem = t`This browser keeps no notes, or has no room left: save them before you leave.`;
    held.set(course, notes);
  }
  if (more) announce(course);
  return { notes, problem };
}

/** Forget all notes of a course. */
export function dropNotes(course: string) {
  held.delete(course);
  try {
    localStorage.removeItem(notesName(course));
  } catch {
    // Blocked: nothing was kept.
  }
  announce(course);
}

/** Notes to read and to print, as Markdown, in order of the events' ids. */
export function written(notes: Notes): string {
  const line = (text: string) => text.replace(/\s+/g, " ").trim();
  const each = Object.keys(notes).sort().filter((id) => isKept(notes[id])).map((id) => {
    const { title, when, text } = notes[id];
    return [`## ${line(title) || id}`, line(when), text.trim()].filter(Boolean).join("\n\n");
  });
  return [`# ${t`Notes`}`, ...each].join("\n\n") + "\n";
}
