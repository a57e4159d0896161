/**
 * What a page leaves out of a long timeline: the host loads it, some events at a time, when the
 * widget asks.  `natorussia.book.long_timelines` writes the scripts.
 */

import type { Columns, State } from "./printed.ts";
import { t } from "../shared/language.ts";

/** Texts and sources of some events, in their order; the numbers of sources are those here. */
export interface Part {
  summary: string[];
  note: string[];
  refs: number[][];
  references: Record<string, string>[];
}

/** Load a script, and return the part that it tells. */
function load(address: string): Promise<Part> {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    // A script has run when it is said to be loaded, and no other one in between.
    script.onload = () => done((self as unknown as { nrPart: Part }).nrPart);
    script.onerror = failed;
    document.head.append(script);
  });
}

interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  on(event: string, heard: () => void): void;
}

/**
 * Give a long timeline its `details`: called with a row of `events` it returns when what was left out of
 * it stands in the columns, and nothing where it does already.  When the reader searches, all is
 * brought, the filters are set again, and the details go.  What does not load is said in its
 * place, and is tried again for the next row.
 */
export function offerParts(model: Model, read = load): void {
  const { size, files } = model.get("parts") as State["parts"] ?? { size: 1, files: [] };
  if (!files.length) return;
  const events = model.get("events") as Columns, all = events.id.length;
  const summary = events.summary = Array(all).fill("");
  const note = events.note = Array(all).fill("");
  const refs = events.refs = Array(all).fill([]);
  const references: Part["references"] = [];
  model.set("references", references);
  const pending: (Promise<void> | undefined)[] = [], there: boolean[] = [];

  function fill(at: number, part: Part) {
    const before = references.length;
    references.push(...part.references);
    part.summary.forEach((text, n) => {
      const row = at * size + n;
      [summary[row], note[row]] = [text, part.note[n]];
      refs[row] = part.refs[n].map((place) => place + before);
    });
    there[at] = true;
  }

  function miss(at: number) {
    const said = t`What is told of this event did not load. Open it again, or load the page again.`;
    summary.fill(said, at * size, (at + 1) * size);
  }

  const bring = (at: number): Promise<void> | undefined =>
    there[at] ? undefined : pending[at] ??= read(files[at])
      .then((part) => fill(at, part), () => miss(at))
      .finally(() => pending[at] = undefined);

  async function search() {
    const filters = model.get("filters") as { query?: string } | null;
    if (!filters?.query || searched) return;
    searched = true;
    await Promise.all(files.map((_, at) => bring(at)));
    model.set("filters", { ...model.get("filters") as object });
    // Not before: as long as it stands, a widget trusts no text that it has looked through.
    if (files.every((_, at) => there[at])) model.set("details", undefined);
  }

  let searched = false;
  model.set("details", (row: number) => bring(Math.floor(row / size)));
  model.on("change:filters", search);
  search();
}
