/** What Python tells the Progress page. */

import type { AnyModel } from "@anywidget/types";
import type { Section } from "../storage/section.ts";

export interface Traits {
  course: string;
  sections: Section[];
}

export type Model = AnyModel<Traits>;
