/** What can be found: the rows of the index that the book is built with. */

import type { Calendar } from "./days.ts";

/** A row; see `natorussia.book.search.entry`. */
export interface Entry {
  kind: string;
  id: string;
  title: string;
  /** From the root of the site. */
  url: string;
  text: string;
  names: string;
  where: string;
  /** The first and the last day, with a stroke between. */
  days: string;
  /** 1 for what tells the story whole, 3 for the rest, 4 for what stands outside the story. */
  weight: number;
}

/** The script of the index, as the book writes it. */
export interface Index {
  columns: (keyof Entry)[];
  rows: unknown[][];
  /** Acronyms with what they stand for. */
  alike: [string, string][];
  calendar: Calendar;
}

export const entriesOf = ({ columns, rows }: Index): Entry[] =>
  rows.map((row) =>
    Object.fromEntries(columns.map((name, n) => [name, row[n]])) as unknown as Entry
  );
