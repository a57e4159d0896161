/** What a card is told of the attempt that it belongs to. */

import type { Try } from "../storage/log.ts";
import type { Marker } from "./marking.ts";

export interface Setting {
  test: boolean;
  confidence: boolean;
  penalty: number;
  marker: Marker;
  shuffled<T>(list: T[]): T[];
  /** Where event links lead: empty on the page of the timeline itself. */
  chapter: string;
  keep(entry: Try): void;
  changed(): void;
}
