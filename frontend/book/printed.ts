/**
 * What a widget's printed form says of its events: the page sends it once, and `natorussia.book`
 * leaves it out of the state.
 */

type Columns = Record<string, unknown[]>;
export interface State extends Record<string, unknown> {
  /** The columns of `events` that the printed form holds. */
  printed?: string[];
  events?: Columns;
}

const LIST = "refs", ID = "id", ANCHOR = "event=";

/** Put the printed columns of events, and what these cite, into the state of the widget. */
export function readPrinted(state: State, place: HTMLElement | null) {
  const { printed = [], events } = state;
  if (!events || !place) return;
  const items = [...place.querySelectorAll(".nr-plain > ol > li")];
  for (const name of printed) {
    if (name === LIST) state.references = references(items, events[LIST] as number[][]);
    else if (name === ID) events.id = idsOf(items, place);
    else events[name] = items.map((item) => textOf(item, `[data-column=${name}]`));
  }
  state.visible ??= events.id;
  delete state.printed;
}

/** The ids of events by the anchors of their items; the place keeps them when these are gone. */
function idsOf(items: Element[], place: HTMLElement): string[] {
  const ids = items.map((item) => item.id.slice(ANCHOR.length));
  place.dataset.events = ids.join(" ");
  return ids;
}

const textOf = (within: Element, selector: string) =>
  within.querySelector(selector)?.textContent ?? "";

/** The sources in the order of their numbers; where one is cited again it is told again. */
function references(items: Element[], refs: number[][]) {
  const found: Record<string, string>[] = [];
  items.forEach((item, row) =>
    item.querySelectorAll(`[data-column=${LIST}]`).forEach((cited, nth) => {
      found[refs[row][nth]] ??= reference(cited);
    })
  );
  return found;
}

function reference(cited: Element) {
  const [title, publisher] = [...cited.children].map((part) => part.textContent ?? "");
  const url = cited.querySelector("a")?.getAttribute("href") ?? "";
  const lang = cited.firstElementChild?.getAttribute("lang");
  return { id: title, title, publisher: publisher ?? "", url, ...(lang && { lang }) };
}
