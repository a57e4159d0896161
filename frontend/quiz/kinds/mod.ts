/** The kinds of question: `deno task bundle` writes this file. */

import type { Kind } from "../types.ts";
import { blanks } from "./blanks.ts";
import { match } from "./match.ts";
import { multiple } from "./multiple.ts";
import { numeric } from "./numeric.ts";
import { order } from "./order.ts";
import { place } from "./place.ts";
import { poll } from "./poll.ts";
import { reason } from "./reason.ts";
import { single } from "./single.ts";
import { text } from "./text.ts";

export const kinds: Record<string, Kind> = {
  blanks,
  match,
  multiple,
  numeric,
  order,
  place,
  poll,
  reason,
  single,
  text,
};
