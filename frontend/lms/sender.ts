/** When the platform is told: soon after a change, and again, ever later, while it does not listen. */

export interface Timing {
  /** Between a change and its report, and the longest wait after failures, in milliseconds. */
  soon: number;
  longest: number;
}

export const TIMING: Timing = { soon: 400, longest: 60_000 };

export class Sender {
  #timer = 0;
  #busy = false;
  #again = false;
  #failures = 0;

  constructor(
    private send: () => Promise<void>,
    private said: (problem: string) => void,
    private timing = TIMING,
  ) {}

  /** Something changed: tell it soon; while the platform does not listen, when it is tried again. */
  touch() {
    if (this.#busy) this.#again = true;
    else if (!this.#timer) this.#wait(this.timing.soon);
  }

  /** Try at once, such as when the network is back. */
  now() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    return this.#try();
  }

  #wait(time: number) {
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.#try();
    }, time) as unknown as number;
  }

  async #try() {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await this.send();
      this.#failures = 0;
      this.said("");
    } catch (error) {
      this.#failures += 1;
      this.said((error as Error).message);
    }
    this.#busy = false;
    const later = Math.min(this.timing.longest, this.timing.soon * 2 ** this.#failures);
    if (this.#failures) this.#wait(later);
    else if (this.#again) this.touch();
    this.#again = false;
  }
}
