/**
 * What a widget's printed form says of its events: the page sends it once, and `natorussia.book`
 * leaves it out of the state.
 */

interface Columns extends Record<string, unknown[] | undefined> {
  id: string[];
  /** What comes before an event's id in its address, where it has one. */
  at?: string[];
}
export interface State extends Record<string, unknown> {
  /** The columns of `events` that the printed form holds. */
  printed?: string[];
  events?: Columns;
  actors?: { id: string; title: string }[];
}

const ID = "id", ANCHOR = "event=", BETWEEN_ACTORS = ", ";

/** Put the printed columns of events, and what these cite, into the state of the widget. */
export function readPrinted(state: State, place: HTMLElement | null) {
  const { printed = [], events } = state;
  if (!events || !place) return;
  const items = [...place.querySelectorAll(".nr-plain > ol > li")];
  for (const name of printed) {
    if (name === "refs") [events.refs, state.references] = references(items);
    else if (name === "actors") events.actors = actorsOf(items, state.actors ?? []);
    else if (name === ID) events.id = idsOf(items, place);
    else events[name] = items.map((item) => textOf(item, name));
  }
  if (events.at) events.href = events.at.map((page, row) => page && `${page}${events.id[row]}`);
  state.visible ??= events.id;
  delete state.printed;
}

/** The ids of events by the anchors of their items; the place keeps them when these are gone. */
function idsOf(items: Element[], place: HTMLElement): string[] {
  const ids = items.map((item) => item.id.slice(ANCHOR.length));
  place.dataset.events = ids.join(" ");
  return ids;
}

const textOf = (item: Element, column: string) =>
  item.querySelector(`[data-column=${column}]`)?.textContent ?? "";

/** The ids of the actors of each event, who are printed by their titles. */
function actorsOf(items: Element[], actors: { id: string; title: string }[]): string[][] {
  const ids = new Map(actors.map(({ id, title }) => [title, id]));
  return items.map((item) =>
    textOf(item, "actors").split(BETWEEN_ACTORS).flatMap((title) => ids.get(title) ?? [])
  );
}

/** The numbers of the sources of each event, and the sources, which are printed at each mention. */
function references(items: Element[]): [number[][], Record<string, string>[]] {
  const numbers = new Map<string, number>();
  const found: Record<string, string>[] = [];
  const numberOf = (cited: Element) => {
    const known = numbers.get(cited.innerHTML);
    if (known !== undefined) return known;
    numbers.set(cited.innerHTML, found.length);
    return found.push(reference(cited)) - 1;
  };
  const cited = (item: Element) => [...item.querySelectorAll("[data-column=refs]")];
  return [items.map((item) => cited(item).map(numberOf)), found];
}

function reference(cited: Element) {
  const [title, publisher] = [...cited.children].map((part) => part.textContent ?? "");
  const url = cited.querySelector("a")?.getAttribute("href") ?? "";
  const lang = cited.firstElementChild?.getAttribute("lang");
  return { id: title, title, publisher: publisher ?? "", url, ...(lang && { lang }) };
}
