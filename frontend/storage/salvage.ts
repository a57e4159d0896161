/** What can be read of a damaged record: one strange try is no reason to lose the others. */

import { isLog, type Log, read, write } from "./log.ts";

export interface Salvage {
  sound: Log;
  /** What cannot be read, as it was found. */
  rest: string;
}

/** Part a record into the tries that are sound and the rest; another course's has none. */
export function salvage(course: string, stored: string): Salvage {
  try {
    const content = JSON.parse(stored);
    const entries = Object.entries(content.log).map(([id, tries]) => [id, [tries].flat()] as const);
    const those = (good: boolean) =>
      Object.fromEntries(
        entries
          .map(([id, tries]) =>
            [id, tries.filter((entry) => isLog({ id: [entry] }) === good)] as const
          )
          .filter(([, tries]) => tries.length),
      );
    const sound = read(course, JSON.stringify({ ...content, log: those(true) }));
    return { sound, rest: write(course, those(false) as Log) };
  } catch {
    return { sound: {}, rest: stored };
  }
}
