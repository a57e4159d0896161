/**
 * A card for a term, a person or an event, where it is named: on hover, with the keyboard's focus,
 * and at the first tap.  It can be pointed at, stays as long as it is wanted, and Escape puts it
 * away (WCAG 1.4.13).
 */

import { home } from "./bookmark.ts";
import { eventOf } from "./links.ts";
import { t } from "../../shared/language.ts";

const TERM = "a[href*='#term-']", EVENT = "a[href*='#event=']";
const PLACES = `.bd-article :is(${TERM}, ${EVENT})`;
const ID = "nr-card", SHOW_AFTER = 250, HIDE_AFTER = 300;

type Told = [title: string, when: string, text: string];

const card = document.createElement("div");
let shown: HTMLAnchorElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let loading: Promise<Record<string, Told>> | undefined;

/** The script with the cards of events is asked for at the first of them. */
function events() {
  return loading ??= new Promise((done) => {
    const script = document.createElement("script");
    script.src = home("_static/natorussia/cards.js");
    // deno-lint-ignore no-explicit-any
    script.onload = () => done((self as any).nrCards ?? {});
    script.onerror = () => done({});
    document.head.append(script);
  });
}

async function tell(link: HTMLAnchorElement): Promise<Told | undefined> {
  const event = eventOf(link.hash);
  if (event) return (await events())[event];
  const term = document.querySelector(`[data-term="${CSS.escape(link.hash.slice(1))}"]`);
  const text = term?.nextElementSibling?.textContent;
  return term && text ? [term.textContent!, "", text] : undefined;
}

const linkOf = (target: EventTarget | null) =>
  target instanceof Element && !target.closest(".nr-timeline")
    ? target.closest<HTMLAnchorElement>(PLACES) ?? undefined
    : undefined;

async function show(link: HTMLAnchorElement, touched = false) {
  const told = await tell(link);
  if (!told || (!touched && !link.matches(":hover, :focus"))) return;
  hide();
  const [title, when, text] = told;
  const head = document.createElement("b");
  head.textContent = title;
  card.replaceChildren(head, ` ${when && `(${when}) `}`, text);
  if (touched) card.append(" ", onwards(link));
  // A tooltip holds nothing that can be pressed.
  card.setAttribute("role", touched ? "group" : "tooltip");
  link.setAttribute("aria-describedby", ID);
  link.dataset.title = link.title;
  link.removeAttribute("title");
  shown = link;
  // In the landmark of what it explains.
  (link.closest("main") ?? document.body).append(card);
  place(link);
}

/** Where the tapped link leads. */
function onwards(link: HTMLAnchorElement) {
  const made = document.createElement("a");
  made.href = link.href;
  made.textContent = eventOf(link.hash) ? t`On the timeline` : t`In the glossary`;
  made.addEventListener("click", hide);
  return made;
}

/** Below the link, or above where there is no room, and never beyond the sides of the window. */
function place(link: HTMLElement) {
  // Measured where it has room: at the side of the window its lines would be shorter.
  card.style.left = "0";
  card.style.width = "";
  const { offsetWidth: width, offsetHeight: height } = card;
  card.style.width = `${width}px`;
  const lines = [...link.getClientRects()], { left, top } = lines[0], { bottom } = lines.at(-1)!;
  const origin = card.offsetParent!.getBoundingClientRect();
  const x = Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8));
  const above = bottom + height + 8 > innerHeight && top > height;
  card.style.left = `${x - origin.left}px`;
  card.style.top = `${(above ? top - height - 2 : bottom + 2) - origin.top}px`;
}

function hide() {
  clearTimeout(timer);
  if (!shown) return;
  shown.removeAttribute("aria-describedby");
  if (shown.dataset.title) shown.title = shown.dataset.title;
  delete shown.dataset.title;
  shown = undefined;
  card.remove();
}

function after(delay: number, act: () => void) {
  clearTimeout(timer);
  timer = setTimeout(act, delay);
}

function enter({ target, pointerType }: PointerEvent) {
  if (pointerType === "touch") return;
  if (card.contains(target as Node)) return clearTimeout(timer);
  const link = linkOf(target);
  if (link === shown) clearTimeout(timer);
  if (link && link !== shown) after(SHOW_AFTER, () => show(link));
}

function leave({ target, pointerType }: PointerEvent) {
  const left = linkOf(target) ?? (card.contains(target as Node) ? shown : undefined);
  if (pointerType !== "touch" && left && document.activeElement !== shown) after(HIDE_AFTER, hide);
}

/** The first tap opens the card; the link in it, or a second tap, leads on. */
function tap(event: PointerEvent) {
  const link = linkOf(event.target);
  if (!link || link === shown) {
    if (!card.contains(event.target as Node)) hide();
    return;
  }
  if (event.pointerType !== "touch") return hide();
  event.preventDefault();
  event.stopPropagation();
  show(link, true);
}

function press(event: KeyboardEvent) {
  if (event.key !== "Escape" || !shown) return;
  hide();
  event.stopPropagation();
}

export function offerCards() {
  card.id = card.className = ID;
  document.addEventListener("pointerover", enter);
  document.addEventListener("pointerout", leave);
  document.addEventListener("focusin", ({ target }) => {
    const link = linkOf(target);
    if (link?.matches(":focus-visible")) show(link);
    else if (!card.contains(target as Node)) hide();
  });
  document.addEventListener("focusout", ({ relatedTarget }) => {
    if (!card.contains(relatedTarget as Node | null)) hide();
  });
  document.addEventListener("click", tap as EventListener, { capture: true });
  document.addEventListener("keydown", press, { capture: true });
}
