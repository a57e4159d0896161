/** The time that is left of a test: it warns a minute before the end, and can always be extended. */

import { count } from "../shared/words.ts";
import { button, h } from "../shared/dom.ts";
import { t } from "../shared/language.ts";

const MINUTE = 60_000, MORE = 5;

/** Count down to a time; `extended` hears of a later one, `over` when none is left. */
export function startClock(until: number, extended: (until: number) => void, over: () => void) {
  const left = h("span", { role: "timer" });
  const warning = h("span", { role: "status" });
  const more = t`${MORE} more minutes`;
  let warned = false;
  const el = h(
    "div",
    { class: "nq-clock nq-row" },
    left,
    button(more, () => {
      extended(until = Math.max(until, Date.now()) + MORE * MINUTE);
      warned = false;
      warning.textContent = "";
      tick();
    }),
    warning,
  );
  function tick() {
    const time = until - Date.now();
    if (time <= 0) return over();
    left.textContent = time > MINUTE
      ? t`${count(Math.ceil(time / MINUTE), "minute")} left`
      : t`Less than a minute left`;
    if (time > MINUTE || warned) return;
    warned = true;
    warning.textContent = t`A minute is left. Press “${more}” to go on for longer.`;
  }
  const ticking = setInterval(tick, 1000);
  // Not before the page has what the end of the time would close.
  queueMicrotask(tick);
  return {
    el,
    stop() {
      clearInterval(ticking);
      el.remove();
    },
  };
}
