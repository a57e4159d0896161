/**
 * The host of widgets on a page without a kernel: it reads the states that the book puts on the
 * page, imports each module once, and keeps linked traits in step.
 */

type Json = unknown;
type Listener = () => void;
interface Page {
  models: Record<string, { module: string; state: Record<string, Json> }>;
  links: { source: [string, string]; target: [string, string]; both: boolean }[];
}

class Model {
  #listeners = new Map<string, Set<Listener>>();

  constructor(private state: Record<string, Json>) {}

  get(name: string): Json {
    return name === "_static" ? true : this.state[name];
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

const sources = (self as unknown as { nrModules?: Record<string, string> }).nrModules ?? {};
const imported: Record<string, Promise<{ default: Json }>> = {};

function importOnce(name: string) {
  return imported[name] ??= (async () => {
    const address = URL.createObjectURL(new Blob([sources[name]], { type: "text/javascript" }));
    // A computed address, so that the bundler leaves the import to the browser.
    const module = await import(address);
    URL.revokeObjectURL(address);
    return module;
  })();
}

function link(models: Record<string, Model>, { source, target, both }: Page["links"][number]) {
  const follow = ([from, read]: [string, string], [to, write]: [string, string]) =>
    models[from].on(`change:${read}`, () => models[to].set(write, models[from].get(read)));
  follow(source, target);
  models[target[0]].set(target[1], models[source[0]].get(source[1]));
  if (both) follow(target, source);
}

async function mount(place: HTMLElement, model: Model, name: string) {
  const { default: found } = await importOnce(name);
  // deno-lint-ignore no-explicit-any
  const widget: any = typeof found === "function" ? await found() : found;
  const el = document.createElement("div");
  await widget.initialize?.({ model });
  const plain = [...place.childNodes];
  place.append(el);
  await widget.render?.({ model, el });
  plain.forEach((node) => node.remove());
}

const page: Page = JSON.parse(document.getElementById("nr-page")!.textContent!);
const models: Record<string, Model> = {};
for (const id in page.models) models[id] = new Model(page.models[id].state);
page.links.forEach((each) => link(models, each));
for (const place of document.querySelectorAll<HTMLElement>(".nr-mount")) {
  const id = place.dataset.model!;
  // A widget that fails leaves its printed form in place, and the others alone.
  mount(place, models[id], page.models[id].module).catch((error) => {
    place.classList.add("nr-failed");
    const said = document.createElement("p");
    said.className = "nr-notice";
    said.textContent =
      `The interactive form could not start (${error.message}); here it is in print.`;
    place.prepend(said);
    console.error(error);
  });
}
