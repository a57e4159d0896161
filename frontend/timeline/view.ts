// One timeline: its state, and how the parts follow it.

import { Selection } from "./selection.ts";
import { hear, type Model, TimelineState, type Traits } from "./state.ts";
import { h } from "../shared/dom.ts";
import { isOpen } from "./filter.ts";
import type { List } from "./list.ts";
import { describe, type Placement, put, read, stretch, without } from "./placements.ts";
import { follow, holdInSight } from "./environment.ts";
import { type Palette, palette } from "./palette.ts";
import type { Panel } from "./panel.ts";
import type { Days } from "./scale.ts";
import { Stage } from "./stage.ts";
import { ofMonth, onView, tally } from "./announcements.ts";
import { Fitting } from "./fitting.ts";
import { Input, KEYS, POINTER } from "./input.ts";
import { pinsOf } from "./notes.ts";
import { Overview } from "./overview.ts";
import { Toolbar } from "./toolbar.ts";
import { same, Viewport } from "./viewport.ts";
import { t } from "../shared/language.ts";

const tell = (name: string, detail?: unknown) =>
  document.dispatchEvent(new CustomEvent(name, { detail }));
const NARROW = 480;
const TABLES = ["events", "lanes", "sections", "actors", "references", "eras"] as const;
let made = 0;

export class View {
  readonly root: HTMLElement;
  readonly state: TimelineState;
  #viewport: Viewport;
  #stage: Stage;
  #input: Input;
  #selection: Selection;
  #overview: Overview;
  #fitting: Fitting;
  #panel: Panel;
  #list: List;
  #toolbar: Toolbar;
  #readout = h("p", { class: "nt-readout", "aria-hidden": "true" });
  #status = h("p", { class: "nt-status nr-hidden", role: "status" });
  #empty = h("p", { class: "nt-empty", hidden: true });
  // In a notebook each timeline has a module of its own, and they may not share a name.
  #help = h("p", { id: `nt-help-${Math.random().toString(36).slice(2)}` });
  #dock: HTMLElement;
  #width = 0;
  #mode = "";
  #chosen = false;
  /** Its colours once it is near; one that is out of sight or document is not drawn before. */
  #palette?: Palette;
  #frame = 0;
  #printing = false;
  #cleanups: (() => void)[] = [];

  constructor(readonly model: Model, el: HTMLElement, place: DOMRect) {
    made += 1;
    const state = this.state = new TimelineState(model);
    const viewport = this.#viewport = new Viewport(
      () => state.domain,
      () => this.root.dataset.moving = "true",
      () => this.#redraw(),
      (window, byReader) => {
        delete this.root.dataset.moving;
        if (!same(this.#wantedWindow(), window)) state.set("window", [...window]);
        this.#tally();
        if (byReader) this.#say(onView(state, window));
      },
    );
    viewport.reset(this.#wantedWindow() ?? state.start);
    this.#fitting = new Fitting(state, viewport);
    const stage = this.#stage = new Stage(
      state,
      Number(model.get("height")) || 420,
      this.#help.id,
    );
    const selection = this.#selection = new Selection(state, viewport, stage, {
      draw: () => {
        this.#wake();
        this.#draw();
      },
      say: (words) => this.#say(words),
      tell,
    });
    const input = this.#input = new Input(
      state,
      stage,
      viewport,
      selection,
      (words, day) => this.#under(words, day),
    );
    this.#overview = new Overview(state, viewport, (factor) => input.zoom(factor));
    this.#panel = selection.panel;
    this.#list = selection.list;
    this.#dock = h("div", { class: "nt-dock" }, this.#readout, this.#panel.root);
    this.#toolbar = new Toolbar(state, {
      mode: (mode) => {
        this.#chosen = true;
        this.#show(mode);
      },
      first: () => selection.select(state.passed[0] ?? -1),
      embrace: () => viewport.embrace(state.events.around(state.passed)),
      fit: () => this.#fitting.follow(),
      back: () => this.#fitting.back(),
    });
    this.root = this.#build();
    el.append(this.root);
    if (el.isConnected && place.top < innerHeight) this.#palette = palette(this.root);
    this.#listen();
    this.#resize(Math.floor(place.width) || 720);
    selection.follow();
    this.root.dataset.ready = "true";
    this.#readPins();
    tell("nr:timeline");
  }

  #build(): HTMLElement {
    const title = String(this.model.get("title") || t`Timeline`);
    return h(
      "section",
      {
        class: "nr-timeline",
        "aria-label": title === "Timeline" && made > 1 ? `${title} ${made}` : title,
      },
      this.#toolbar.root,
      this.#stage.root,
      this.#empty,
      this.#dock,
      this.#overview.root,
      h(
        "details",
        { class: "nt-help" },
        h("summary", {}, t`Help`),
        this.#help,
        h("p", {}, POINTER),
      ),
      this.#list.root,
      this.#status,
    );
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#viewport.stop();
    for (const clean of this.#cleanups) clean();
    this.root.remove();
  }

  // What comes from outside.

  #listen(): void {
    const { model } = this;
    const follows = (change: () => void, ...keys: (keyof Traits)[]) =>
      this.#cleanups.push(hear(model, keys, change));
    follows(() => this.#reload(), ...TABLES);
    follows(() => this.#refilter(), "filters", "group");
    follows(() => this.#selection.follow(), "selected");
    follows(() => this.#pinned(), "pinned");
    follows(() => {
      const wanted = this.#wantedWindow();
      if (wanted && !same(wanted, this.#viewport.window)) {
        this.#viewport.go(wanted, false, false);
      }
    }, "window");
    this.#cleanups.push(follow(this.root, {
      theme: () => this.#palette && this.#restyle(),
      width: (pixels) => pixels !== this.#width && this.#resize(pixels),
      near: () => this.#wake(),
      escape: () => this.#under("", NaN),
      print: (printing) => this.#print(printing),
      notes: () => this.#readPins(),
      heard: {
        "nr:event": (event) => this.#arrive(event),
        "nr:place": ({ detail }) => this.#placed(detail),
        "nr:place-clear": ({ detail }) =>
          this.#setPlacements(without(this.#stage.placements, detail, this.state.events)),
      },
    }));
    this.#input.listen();
  }

  #wake(): void {
    if (!this.#palette) this.#restyle();
  }

  #resize(width: number): void {
    this.#width = width;
    if (!this.#chosen) this.#mode = width < NARROW ? "list" : "timeline";
    this.#show(this.#mode);
  }

  #restyle(): void {
    this.#palette = palette(this.root);
    this.#show(this.#mode);
  }

  #wantedWindow = (): Days | undefined => this.#viewport.fit(this.model.get("window"));

  #reload(): void {
    this.state.read();
    this.#stage.forget();
    this.#toolbar.build();
    this.#viewport.reset(this.#wantedWindow() ?? this.state.start);
    this.#selection.forget();
    this.#stage.placements = this.#list.placements = [];
    this.#show(this.#mode);
    this.#selection.follow();
  }

  #refilter(): void {
    this.state.filter();
    const { events, passed } = this.state;
    this.state.set("visible", Array.from(passed, events.id));
    this.#show(this.#mode);
    this.#say(this.#tally());
  }

  /** Say beside the search how many events pass, and how many of them are out of view. */
  #tally(): string {
    const window = this.#selection.listed ? undefined : this.#viewport.window;
    const { words, outside } = tally(this.state, window);
    const back = !window ? false : this.#fitting.canGoBack;
    this.#toolbar.count(isOpen(this.state.filters) ? "" : words, outside > 0, back);
    return words;
  }

  // What is shown.

  #show(mode: string): void {
    this.#mode = mode;
    const list = this.#selection.listed = mode === "list";
    this.root.dataset.mode = mode;
    const { events, passed, eras } = this.state;
    this.#empty.hidden = passed.length > 0;
    this.#empty.textContent = events.length ? t`No event passes the filters.` : t`No events.`;
    for (const { root } of [this.#stage, this.#overview]) root.hidden = !events.length;
    this.#help.textContent = [KEYS, ...eras.map(({ words }) => words)].join(" ");
    this.#toolbar.update(mode);
    if (list || this.#printing) this.#list.update(this.#selection.selected, this.#printing);
    if (list) return;
    if (this.#panel.root.parentNode !== this.#dock) this.#dock.append(this.#panel.root);
    this.#stage.measure(this.#width);
    if (!this.#palette) return;
    this.#overview.draw(this.#width, this.#palette);
    this.#draw();
  }

  #draw(): void {
    this.#frame = 0;
    if (this.#selection.listed || !this.#palette) return;
    const { inHand, selected } = this.#selection;
    this.#stage.draw(this.#viewport.window, inHand, selected, this.#palette);
    this.#overview.show(this.#viewport.window);
  }

  #redraw(): void {
    if (this.#mode && !this.#frame) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #print(printing: boolean): void {
    this.#printing = printing;
    if (printing || this.#selection.listed) this.#list.update(this.#selection.selected, printing);
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }

  // Marks that a quiz on the page makes.

  #placed(detail: unknown): void {
    const placement = read(detail, this.state.events);
    if (!placement) return;
    this.#setPlacements(put(this.#stage.placements, placement));
    this.#viewport.embrace(stretch(placement));
    this.#say(`${this.state.events.title(placement.event)}. ${describe(placement)}`);
  }

  #setPlacements(placements: Placement[]): void {
    this.#stage.placements = this.#list.placements = placements;
    this.#show(this.#mode);
  }

  /** Show the event that the page asks for, unless another timeline has it. */
  #arrive(event: CustomEvent): void {
    const { id, left, moved } = event.detail;
    if (event.defaultPrevented || !this.#selection.arrive(id, left)) return;
    event.preventDefault();
    if (moved) this.#selection.enter();
    this.#wake();
    this.#draw();
    holdInSight(() => this.#selection.inSight, () => {
      if (!this.#selection.listed) {
        this.root.scrollIntoView({ block: "start", behavior: "instant" });
      }
      this.#selection.reveal();
    });
  }

  /**
   * What is under the pointer: an event, or the day and what went on in its month. It stays while the
   * pointer does, unless Escape takes it away; browsers tell of a pointer once a frame.
   */
  #under(words: string, day: number): void {
    this.#readout.textContent = words + ofMonth(this.state, day);
  }

  // What this browser keeps for the reader: pins and notes.

  #readPins(): void {
    const pinned = pinsOf(this.state);
    if (`${pinned}` !== `${this.model.get("pinned") ?? ""}`) this.state.set("pinned", pinned);
  }

  #pinned(): void {
    this.state.filter();
    this.#stage.forget();
    // In the list the reader may be writing: what has the keyboard stays where it is.
    if (!this.#selection.listed) return this.#show(this.#mode);
    this.#list.pin();
    this.#toolbar.update(this.#mode);
  }
}
