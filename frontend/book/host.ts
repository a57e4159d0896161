/**
 * The host of widgets on a page without a kernel: it reads the states that the book puts on the
 * page, runs each module once, and keeps linked traits in step.
 */

import { offerParts } from "./parts.ts";
import { readPrinted, type State } from "./printed.ts";
import { t } from "../shared/language.ts";

type Json = unknown;
type Listener = () => void;
interface Page {
  models: Record<string, { module: string; state: State }>;
  links: { source: [string, string]; target: [string, string]; both: boolean }[];
}

class Model {
  #listeners = new Map<string, Set<Listener>>();

  constructor(private state: Record<string, Json>) {}

  get(name: string): Json {
    return this.state[name];
  }

  set(name: string, value: Json) {
    if (this.state[name] === value) return;
    this.state[name] = value;
    for (const event of [`change:${name}`, "change"]) {
      this.#listeners.get(event)?.forEach((listener) => listener());
    }
  }

  on(event: string, listener: Listener) {
    if (!this.#listeners.has(event)) this.#listeners.set(event, new Set());
    this.#listeners.get(event)!.add(listener);
  }

  off(event: string, listener?: Listener) {
    if (listener) this.#listeners.get(event)?.delete(listener);
    else this.#listeners.delete(event);
  }

  save_changes() {}

  send() {}
}

interface Module {
  default: Json;
}
/** A module is a function that gives what it exports, or a text to be imported. */
const modules =
  (self as unknown as { nrModules?: Record<string, string | (() => Promise<Module>)> })
    .nrModules ?? {};
const running: Record<string, Promise<Module>> = {};

async function start(name: string): Promise<Module> {
  const module = modules[name];
  if (!module) throw Error(t`its script did not load`);
  if (typeof module === "function") return module();
  // A data address is read where it stands; a blob's takes a way through another process.
  const address = `data:text/javascript;charset=utf-8,${encodeURIComponent(module)}`;
  // A computed address, so that the bundler leaves the import to the browser.
  return await import(address);
}

function link(models: Record<string, Model>, { source, target, both }: Page["links"][number]) {
  const follow = ([from, read]: [string, string], [to, write]: [string, string]) =>
    models[from].on(`change:${read}`, () => models[to].set(write, models[from].get(read)));
  follow(source, target);
  models[target[0]].set(target[1], models[source[0]].get(source[1]));
  if (both) follow(target, source);
}

async function mount(
  place: HTMLElement,
  model: Model,
  name: string,
  stands: DOMRect,
  apart: boolean,
) {
  const { default: definition } = await running[name];
  // deno-lint-ignore no-explicit-any
  const widget: any = typeof definition === "function" ? await definition() : definition;
  const el = document.createElement("div");
  await widget.initialize?.({ model });
  const plain = [...place.childNodes];
  if (!apart) place.append(el);
  await widget.render?.({ model, el, place: stands });
  if (apart) place.append(el);
  plain.forEach((node) => node.remove());
}

function showFailure(place: HTMLElement, error: Error) {
  place.classList.add("nr-failed");
  const notice = document.createElement("p");
  notice.className = "nr-notice";
  notice.textContent =
    t`The interactive form could not start (${error.message}); here it is in print.`;
  place.prepend(notice);
  console.error(error);
}

const page: Page = JSON.parse(document.getElementById("nr-page")!.textContent!);
const models: Record<string, Model> = {};
for (const id in page.models) {
  const { module, state } = page.models[id];
  readPrinted(state, document.querySelector<HTMLElement>(`[data-model="${id}"]`));
  models[id] = new Model(state);
  offerParts(models[id]);
  running[module] ??= start(module);
}
page.links.forEach((each) => link(models, each));
/**
 * Mount every widget: those out of sight apart from the document, so that what is in sight is
 * painted before browsers look through all fields for something to fill in.  Each is told where it
 * stands: to measure after one is drawn would lay out the page anew.  The first can be used while the
 * others wait for their turn.
 */
async function mountAll() {
  const places = [...document.querySelectorAll<HTMLElement>(".nr-mount")];
  const stands = places.map((place) => place.getBoundingClientRect());
  const begin = (place: HTMLElement, n: number) => {
    const id = place.dataset.model!;
    const apart = !location.hash && stands[n].top > innerHeight;
    const { module } = page.models[id];
    // A widget that fails leaves its printed form in place, and the others alone.
    return mount(place, models[id], module, stands[n], apart)
      .catch((error) => showFailure(place, error));
  };
  await Promise.all(places.slice(0, 1).map(begin));
  setTimeout(() => places.slice(1).forEach((place, n) => begin(place, n + 1)));
}
// When the last module is there, so that the page is laid out at most twice; and not before the
// document is complete, when browsers lay out each field in turn.
Promise.allSettled(Object.values(running)).then(() => setTimeout(mountAll));
