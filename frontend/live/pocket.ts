/** What a phone keeps of a class: who it is there, and the vote that was not acknowledged yet. */

export interface Vote {
  round: number;
  seq: number;
  response: unknown;
  sure: number | null;
}

export interface Pocket {
  /** The client's secret: it stands for this browser in this class, and for nothing else. */
  token: string;
  name: string;
  /** The number of the latest vote: all tabs of a browser count on from it. */
  seq: number;
  pending: Vote | null;
}

const nameOf = (code: string) => `natorussia/live/v1/${code}`;
const LAST = "natorussia/live/v1";
const memory = new Map<string, string>();

function get(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return memory.get(name) ?? null;
  }
}

function set(name: string, value: string) {
  try {
    localStorage.setItem(name, value);
  } catch {
    memory.set(name, value); // It then lasts as long as the page.
  }
}

/** A code as it is compared: without spaces, in capitals. */
export const plain = (code: string) => code.replace(/\s+/g, "").toUpperCase();

export const lastCode = (): string => get(LAST) ?? "";

function drawToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function isKnown(code: string): boolean {
  return !!get(nameOf(code));
}

export function read(code: string): Pocket {
  try {
    const found = JSON.parse(get(nameOf(code)) ?? "");
    if (typeof found.token === "string" && Number.isSafeInteger(found.seq)) return found;
  } catch {
    // Nothing is kept, or nothing that can be read: this is a new client.
  }
  return { token: drawToken(), name: "", seq: 0, pending: null };
}

export function write(code: string, pocket: Pocket) {
  set(nameOf(code), JSON.stringify(pocket));
  set(LAST, code);
}

export function drop(code: string) {
  memory.delete(nameOf(code));
  try {
    localStorage.removeItem(nameOf(code));
  } catch {
    // It was never there.
  }
}
