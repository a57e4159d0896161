const BITS = 0b101;

/** What is under the veil that `natorussia.widgets.veil` lays over answers. */
export function unveiled(text: string): string {
  return Array.from(text, (sign) => String.fromCodePoint(sign.codePointAt(0)! ^ BITS)).join("");
}
