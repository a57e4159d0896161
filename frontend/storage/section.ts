/** A chapter of the course, as `natorussia.widgets.progress` tells it to widgets. */

import type { Part } from "./file.ts";

export interface Section {
  id: string;
  title: string;
  /** The address of its page; empty where there is none. */
  href: string;
  /** The questions it asks. */
  ids: string[];
  /** Questions in which nothing is right or wrong. */
  polls?: string[];
  /** What each question asks, and the credit that guessing earns in it, in the order of `ids`. */
  prompts?: string[];
  chances?: number[];
  /** The part of the record that holds these, where it is not the answers. */
  part?: Part;
}
