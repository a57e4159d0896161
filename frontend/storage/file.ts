/**
 * The file that a reader takes along or hands in: all records of a course, and a name if she wants.
 * `natorussia.analytics.progress_files` reads the same.
 */

import { isLog, type Log, merge } from "./log.ts";
import { type Notes, soundNotes } from "./notes.ts";
import { t } from "../shared/language.ts";

/** Version 1 had the answers alone, and version 2 no notes on events; all are read. */
export const FILE_VERSION = 3;
/** The records of a course, each with the name that it has in the file. */
export const PARTS = ["log", "forecasts", "decisions"] as const;
export type Part = typeof PARTS[number];
export type Records = Record<Part, Log>;

export interface File {
  name: string;
  records: Records;
  notes: Notes;
}

export function pack(course: string, records: Records, name = "", notes: Notes = {}): string {
  const known = name.trim() ? { name: name.trim() } : {};
  return JSON.stringify({ course, version: FILE_VERSION, ...known, ...records, notes });
}

function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    throw Error(t`it is no progress file, or only a part of one`);
  }
}

/** Read what `pack` made; anything else is an error that says what was expected. */
export function unpack(course: string, text: string): File {
  const content = parsed(text);
  if (typeof content?.course !== "string") throw Error(t`it is no progress file`);
  if (content.course !== course) {
    throw Error(t`it belongs to the course “${content.course}”, and this is “${course}”`);
  }
  if (![1, 2, FILE_VERSION].includes(content.version)) {
    throw Error(
      t`it is of version ${content.version}, and this page reads version 1 to ${FILE_VERSION}; open a newer version of the course`,
    );
  }
  const parts = PARTS.map((part) => [part, content[part] ?? {}] as const);
  if (!parts.every(([, log]) => isLog(log))) {
    throw Error(t`it is damaged: a try has no time or no marks`);
  }
  const records = parts.map(([part, log]) => [part, merge({}, log)]);
  const name = typeof content.name === "string" ? content.name.slice(0, 80) : "";
  return { name, records: Object.fromEntries(records), notes: soundNotes(content.notes) };
}
