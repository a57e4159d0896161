/**
 * What a widget's printed form says of its events: the page sends it once, and `natorussia.book`
 * leaves it out of the state.
 */

export interface Columns extends Record<string, unknown[] | undefined> {
  id: string[];
  /** What comes before an event's id in its address, where it has one. */
  at?: string[];
  /** The first day of each event from that of the event before, and the days to its last start. */
  steps?: number[];
  lengths?: number[];
  /** The places of each event's actors among those of the state. */
  cast?: number[][];
}
export interface State extends Record<string, unknown> {
  /** Where what is left out of a long timeline is told, by how many rows. */
  parts?: { size: number; files: string[] };
  /** The columns of `events` that the printed form holds. */
  printed?: string[];
  events?: Columns;
  actors?: Named[];
  lanes?: Named[];
}

interface Named {
  id: string;
  title: string;
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
    else if (name === "lane") events.lane = lanesOf(items, state.lanes ?? []);
    else if (name === ID) events.id = idsOf(items, place);
    else events[name] = items.map((item) => textOf(item, name));
  }
  tellDays(events);
  events.actors ??= events.cast?.map((those) => those.map((at) => state.actors![at].id));
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

const byTitle = (all: Named[]) => new Map(all.map(({ id, title }) => [title, id]));

/** The ids of the actors of each event, who are printed by their titles. */
function actorsOf(items: Element[], actors: Named[]): string[][] {
  const ids = byTitle(actors);
  return items.map((item) =>
    textOf(item, "actors").split(BETWEEN_ACTORS).flatMap((title) => ids.get(title) ?? [])
  );
}

function lanesOf(items: Element[], lanes: Named[]): string[] {
  const ids = byTitle(lanes);
  return items.map((item) => ids.get(textOf(item, "lane")) ?? "");
}

/** Put back the days on which events may have begun. */
function tellDays(events: Columns) {
  const { steps, lengths } = events;
  if (!steps || !lengths) return;
  let day = 0;
  const starts = steps.map((step) => day += step);
  events.start0 = starts;
  events.start1 = lengths.map((length, row) => starts[row] + length);
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
