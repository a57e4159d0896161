/**
 * A chapter as full-screen steps.  Blocks of the page are shown and hidden where they stand, so
 * that its widgets stay live and keep what was done with them.
 */

import { blocksOf, clock, group, type Step, type Timing } from "./steps.ts";
import { BACK, FORWARD, stepOf, t } from "../../shared/language.ts";

const SIZES = [1, 0.85, 0.7, 0.6];
// Where an element cannot say how it is zoomed (WebKit as of 2026), the mouse would miss its place.
const zooms = "currentCSSZoom" in Element.prototype;
const root = document.documentElement;
const make = <K extends keyof HTMLElementTagNameMap>(tag: K, className: string, words = "") =>
  Object.assign(document.createElement(tag), { className, textContent: words });

let stop: (() => void) | undefined;
/** Of the live class, as long as the page lasts: the token in it is not stored. */
let liveAddress = "";

function start() {
  if (stop) return;
  const article = document.querySelector<HTMLElement>(".bd-article");
  const steps = article ? group(article) : [];
  const all = article ? blocksOf(article) : [];
  if (!steps.length) return;
  const ended = new AbortController();
  const on = { signal: ended.signal };
  const began = Date.now(), place = scrollY, before = document.activeElement as HTMLElement | null;
  const spent: Record<string, number> = {};
  let now = firstInView(steps), last = began, speaker: Window | null = null, opened = 0;

  const bar = make("section", "nr-bar");
  bar.setAttribute("aria-label", t`Presentation`);
  const count = make("span", "nr-count"), times = make("span", "nr-clock");
  const progress = make("progress", "nr-progress");
  progress.max = steps.length;
  progress.setAttribute("aria-label", t`Steps shown`);
  const announcement = make("div", "nr-said");
  announcement.setAttribute("aria-live", "polite");
  const panel = make("aside", "nr-speaker");
  panel.setAttribute("aria-label", t`Speaker notes`);
  panel.hidden = true;
  const key = (words: string, name: string, act: () => void) => {
    const button = make("button", "", words);
    button.type = "button";
    button.title = button.ariaLabel = name;
    button.onclick = act;
    return button;
  };
  bar.append(
    key(BACK, t`Previous step`, () => go(now - 1)),
    key(FORWARD, t`Next step`, () => go(now + 1)),
    count,
    progress,
    times,
    key(t`Notes`, t`Speaker notes (S)`, notes),
    key(t`Live`, t`The live class (L)`, live),
    key(t`End`, t`End the presentation (Escape)`, end),
    announcement,
  );

  function go(to: number) {
    const target = Math.max(0, Math.min(steps.length - 1, to));
    now = target;
    const { title, blocks } = steps[now];
    all.forEach((block) => block.toggleAttribute("data-nr-off", !blocks.includes(block)));
    count.textContent = t`${now + 1} of ${steps.length}: ${title}`;
    progress.value = now + 1;
    announcement.textContent = t`Step ${now + 1} of ${steps.length}: ${title}`;
    scrollTo(0, 0);
    blocks[0].tabIndex = -1;
    blocks[0].focus({ preventScroll: true });
    // Widgets measure themselves when the window changes, and they may have been out of sight.
    dispatchEvent(new Event("resize"));
    fit();
    tick();
    tell();
  }

  /** Letters as large as the slide has room for, down to those of a page. */
  function fit() {
    for (const size of SIZES) {
      root.style.setProperty("--nr-fit", `${size}`);
      if (zooms) {
        root.style.setProperty("--nr-zoom", `${parseFloat(getComputedStyle(root).fontSize) / 16}`);
      }
      const bottom = steps[now].blocks.at(-1)!.getBoundingClientRect().bottom + scrollY;
      if (bottom <= innerHeight - bar.offsetHeight) return;
    }
  }

  function timing(): Timing {
    const { title, minutes } = steps[now];
    return { total: Date.now() - began, here: spent[title] ?? 0, minutes };
  }

  function tick() {
    const { title } = steps[now], at = Date.now();
    spent[title] = (spent[title] ?? 0) + at - last;
    last = at;
    const [words, late] = clock(timing());
    times.textContent = words;
    times.classList.toggle("nr-late", late);
    const there = speaker && !speaker.closed && speaker.document.querySelector("#clock");
    if (there) there.textContent = words;
  }

  /** A screen on, and then a step on, as clickers do. */
  function page(way: 1 | -1) {
    const room = innerHeight - bar.offsetHeight;
    const rest = way > 0 ? root.scrollHeight - innerHeight - scrollY : scrollY;
    if (rest < 8) return go(now + way);
    scrollBy({ top: way * room * 0.85, behavior: calm.matches ? "auto" : "smooth" });
  }

  function tell() {
    const held = steps[now].notes?.innerHTML ?? `<p>${t`No notes on this step.`}</p>`;
    panel.innerHTML = held;
    panel.querySelector("summary")?.remove();
    if (!speaker || speaker.closed) return;
    const { document: page } = speaker;
    page.querySelector("#now")!.textContent = t`${now + 1} of ${steps.length}: ${steps[now].title}`;
    page.querySelector("#next")!.textContent = t`Next: ${steps[now + 1]?.title ?? t`the end`}`;
    page.querySelector("#notes")!.innerHTML = panel.innerHTML;
  }

  function notes() {
    if (speaker && !speaker.closed) return speaker.focus();
    if (panel.hidden) speaker = open("", "nr-speaker", "popup,width=640,height=720");
    if (!speaker || speaker.closed) {
      panel.hidden = !panel.hidden;
      root.toggleAttribute("data-nr-notes", !panel.hidden);
      return;
    }
    // Browsers leave full screen when a window opens: that is not the end of the presentation.
    opened = Date.now();
    speaker.document.title = t`Speaker notes`;
    speaker.document.documentElement.lang = root.lang;
    speaker.document.body.innerHTML = SPEAKER;
    speaker.document.addEventListener("keydown", press);
    tell();
    tick();
  }

  /** The presenter's page of a live class: the command prints its address, which is asked once. */
  function live() {
    const asked = t`The presenter's address that \`natorussia live\` printed:`;
    const address = liveAddress || prompt(asked, "http://127.0.0.1:8642/present#") || "";
    if (!/^https?:/.test(address)) return;
    liveAddress = address;
    opened = Date.now();
    open(address, "nr-live", "popup,width=960,height=800");
  }

  function press(event: KeyboardEvent) {
    const target = event.target as HTMLElement;
    const within = (places: string) => Boolean(target.closest?.(places));
    // Sphinx's own shortcuts claim Escape on every page; a widget's claim counts.
    const taken = event.defaultPrevented && (event.key !== "Escape" || within(".nr-mount"));
    if (taken || event.altKey || event.ctrlKey || event.metaKey) return;
    // Keys belong to a widget or a field while it has the focus; a clicker's do not.
    const clicker = ["PageDown", "PageUp", "Escape"].includes(event.key);
    if (!clicker && within(".nr-mount, summary, input, textarea, select, [contenteditable]")) {
      return;
    }
    if (event.key === " " && within("button, a")) return;
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act(event);
  }

  const keys: Record<string, (event: KeyboardEvent) => void> = {
    ArrowRight: ({ key }) => go(now + stepOf(key)),
    ArrowLeft: ({ key }) => go(now + stepOf(key)),
    PageDown: () => page(1),
    PageUp: () => page(-1),
    " ": ({ shiftKey }) => page(shiftKey ? -1 : 1),
    Home: () => go(0),
    End: () => go(steps.length - 1),
    Escape: end,
    s: notes,
    l: live,
    c: () => root.toggleAttribute("data-nr-code"),
    f: full,
  };

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen?.().catch(() => {}); // Where it is refused, the window must do.
  }

  let touch: Touch | undefined;
  const drags = (event: TouchEvent) => (event.target as HTMLElement).closest?.(".nr-mount, pre");
  addEventListener("touchstart", (event) => {
    touch = event.touches.length === 1 && !drags(event) ? event.touches[0] : undefined;
  }, { ...on, passive: true });
  addEventListener("touchend", ({ changedTouches: [{ clientX, clientY }] }) => {
    if (!touch) return;
    const x = clientX - touch.clientX, y = clientY - touch.clientY;
    if (Math.abs(x) > 60 && Math.abs(x) > 2 * Math.abs(y)) go(now + (x < 0 ? 1 : -1));
  }, on);
  addEventListener("keydown", press, on);
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && Date.now() - opened > 1500) end();
  }, on);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const ticking = setInterval(tick, 1000);

  function end() {
    if (!stop) return;
    stop = undefined;
    ended.abort();
    clearInterval(ticking);
    speaker?.close();
    [bar, panel].forEach((part) => part.remove());
    all.forEach((block) => block.removeAttribute("data-nr-off"));
    ["--nr-fit", "--nr-zoom"].forEach((name) => root.style.removeProperty(name));
    ["data-nr-notes", "data-nr-code"].forEach((name) => root.removeAttribute(name));
    root.classList.remove("nr-presenting");
    if (document.fullscreenElement) document.exitFullscreen();
    dispatchEvent(new Event("resize"));
    scrollTo(0, place);
    before?.focus({ preventScroll: true });
  }

  stop = end;
  root.classList.add("nr-presenting");
  document.body.append(bar, panel);
  full();
  go(now);
}

/** The step that the reader has before them, so that one can present from there. */
function firstInView(steps: Step[]): number {
  const topOf = ({ blocks }: Step) => blocks.at(-1)!.getBoundingClientRect().top;
  const index = steps.findLastIndex((step) => topOf(step) < 160);
  return Math.max(0, index);
}

const SPEAKER = `<style>
body { font: 20px/1.5 Georgia, serif; margin: 1.5rem; background: #14181e; color: #e6e9ec }
#clock { font: 600 28px/1.3 system-ui, sans-serif } h1 { font-size: 24px; margin: .5rem 0 }
#next { color: #a9b4be } a { color: #8fbbe6 } dt { font-weight: 600; margin-top: .8rem }
dd { margin: 0 0 .6rem } </style>
<p id="clock" role="timer"></p><h1 id="now" aria-live="polite"></h1><p id="next"></p>
<div id="notes"></div>`;

addEventListener("nr-present", start);
