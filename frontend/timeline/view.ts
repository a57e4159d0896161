// One timeline: its state, and how the parts follow it.

import { ofMonth, onView, tally } from "./announcements.ts";
import { Display } from "./display.ts";
import { follow, holdInSight } from "./environment.ts";
import { isOpen } from "./filter.ts";
import { Fitting } from "./fitting.ts";
import { Frame } from "./frame.ts";
import { Input } from "./input.ts";
import { Marks } from "./marks.ts";
import { pinsOf } from "./notes.ts";
import { Overview } from "./overview.ts";
import { stretch } from "./placements.ts";
import { type Days, fitted } from "./scale.ts";
import { Selection } from "./selection.ts";
import { Stage } from "./stage.ts";
import { hear, type Model, TimelineState, type Traits } from "./state.ts";
import { Toolbar } from "./toolbar.ts";
import { same, Viewport } from "./viewport.ts";
import { Walk } from "./walk.ts";

const tell = (name: string, detail?: unknown) =>
  document.dispatchEvent(new CustomEvent(name, { detail }));
const TABLES = ["events", "lanes", "sections", "actors", "references", "eras"] as const;

export class View {
  readonly state: TimelineState;
  #viewport: Viewport;
  #stage: Stage;
  #input: Input;
  #selection: Selection;
  #fitting: Fitting;
  #toolbar: Toolbar;
  #marks: Marks;
  #walk: Walk;
  #frame: Frame;
  #display: Display;
  #cleanups: (() => void)[] = [];

  constructor(readonly model: Model, el: HTMLElement, place: DOMRect) {
    const state = this.state = new TimelineState(model);
    const frame = this.#frame = new Frame(state);
    const viewport = this.#viewport = this.#makeViewport();
    const stage = this.#stage = new Stage(state, frame.help.id);
    const selection = this.#selection = new Selection(state, viewport, stage, {
      draw: () => this.#display.drawNow(),
      say: frame.say,
      tell,
    });
    const input = this.#input = new Input(state, stage, viewport, selection, this.#under);
    this.#fitting = new Fitting(state, viewport);
    const overview = new Overview(state, viewport, (factor) => input.zoom(factor));
    const marks = this.#marks = new Marks(state, stage);
    const toolbar = this.#toolbar = this.#makeToolbar();
    const walk = this.#walk = this.#makeWalk();
    const { list, panel } = selection;
    frame.fill({ walk, toolbar, marks, stage, overview, list, panel });
    const shown = { frame, stage, overview, selection, toolbar, viewport, walk };
    this.#display = new Display(state, shown);
    el.append(frame.root);
    if (el.isConnected && place.top < innerHeight) this.#display.colour();
    this.#listen();
    this.#display.resize(Math.floor(place.width) || 720);
    selection.follow();
    frame.root.dataset.ready = "true";
    this.#readPins();
    tell("nr:timeline");
  }

  #makeViewport(): Viewport {
    const { state } = this;
    const viewport = new Viewport(
      () => state.domain,
      () => this.#frame.root.dataset.moving = "true",
      () => this.#display.redraw(),
      (window, byReader) => this.#settled(window, byReader),
    );
    viewport.reset(viewport.fit(this.model.get("window")) ?? state.start);
    return viewport;
  }

  #makeToolbar(): Toolbar {
    const { state } = this;
    return new Toolbar(state, {
      mode: (mode) => this.#display.show(mode),
      first: () => this.#selection.select(state.passed[0] ?? -1),
      fit: () => this.#fitting.follow(),
      back: () => this.#fitting.back(),
    });
  }

  #makeWalk(): Walk {
    const { state } = this;
    const turn = (on: boolean) => {
      this.#frame.root.toggleAttribute("data-walking", on);
      this.#stage.root.inert = this.#selection.quiet = on;
      this.#display.show("timeline");
    };
    return new Walk(state, {
      say: this.#frame.say,
      tell,
      began: () => turn(true),
      show: (event, around) => {
        this.#selection.step(event);
        this.#viewport.go(fitted(state.events.around(around), state.domain), true, false);
        this.#walk.root.scrollIntoView({ block: "nearest" });
      },
      stopped: (event) => {
        turn(false);
        this.#selection.select(event);
      },
    });
  }

  destroy(): void {
    this.#display.stop();
    this.#viewport.stop();
    for (const clean of this.#cleanups) clean();
    this.#frame.root.remove();
  }

  #listen(): void {
    const display = this.#display;
    const follows = (change: () => void, ...keys: (keyof Traits)[]) =>
      this.#cleanups.push(hear(this.model, keys, change));
    follows(() => this.#reload(), ...TABLES);
    follows(() => this.#refilter(), "filters", "group");
    follows(() => this.#selection.follow(), "selected");
    follows(() => this.#pinned(), "pinned");
    follows(() => this.#follow(), "window");
    this.#cleanups.push(follow(this.#frame.root, {
      theme: () => display.isColoured && display.colour(),
      width: (pixels) => pixels !== display.width && display.resize(pixels),
      near: () => display.isColoured || display.colour(),
      escape: () => this.#frame.readOut(""),
      print: (printing) => display.print(printing),
      notes: () => this.#readPins(),
      heard: {
        "nr:event": (event) => this.#arrive(event),
        "nr:place": ({ detail }) => this.#placed(detail),
        "nr:place-clear": ({ detail }) => {
          this.#marks.clear(detail);
          display.show();
        },
      },
    }));
    this.#input.listen();
    this.#walk.swipes(this.#frame.root);
  }

  // What follows from a change of the model.

  get #wantedWindow(): Days | undefined {
    return this.#viewport.fit(this.model.get("window"));
  }

  #follow(): void {
    const wanted = this.#wantedWindow;
    if (wanted && !same(wanted, this.#viewport.window)) this.#viewport.go(wanted, false, false);
  }

  #settled(window: Days, byReader: boolean): void {
    delete this.#frame.root.dataset.moving;
    if (!same(this.#wantedWindow, window)) this.state.set("window", [...window]);
    this.#tally();
    this.#input.hoverAgain();
    if (byReader) this.#frame.say(onView(this.state, window));
  }

  #reload(): void {
    this.#walk.stop(true);
    this.state.read();
    this.#frame.describe();
    this.#stage.forget();
    this.#toolbar.build();
    this.#viewport.reset(this.#wantedWindow ?? this.state.start);
    this.#selection.forget();
    this.#marks.clear(null);
    this.#display.show();
    this.#selection.follow();
  }

  #refilter(): void {
    this.#walk.stop(true);
    this.state.filter();
    const { events, passed } = this.state;
    this.state.set("visible", Array.from(passed, events.id));
    this.#display.show();
    this.#frame.say(this.#tally());
  }

  /** Say beside the search how many events pass, and how many of them are out of view. */
  #tally(): string {
    const window = this.#selection.listed ? undefined : this.#viewport.window;
    const { words, outside } = tally(this.state, window);
    const back = !!window && this.#fitting.canGoBack;
    this.#toolbar.count(isOpen(this.state.filters) ? "" : words, outside > 0, back);
    return words;
  }

  // What the page asks for.

  #placed(detail: unknown): void {
    const placement = this.#marks.place(detail);
    if (!placement) return;
    this.#display.show();
    this.#viewport.embrace(stretch(placement));
    this.#frame.say(this.#marks.words(placement));
  }

  /** Show the event or the step of a walk that the page asks for, unless another timeline has it. */
  #arrive(event: CustomEvent): void {
    const { id, left, moved, walk } = event.detail;
    if (event.defaultPrevented) return;
    const n = this.state.events.find(id);
    if (!walk || !this.#walk.startFrom(n)) {
      if (n >= 0 || left) this.#walk.stop(true);
      if (n >= 0) this.#fitting.around(n);
      if (!this.#selection.arrive(id, left)) return;
      if (moved) this.#selection.enter();
    }
    event.preventDefault();
    this.#display.drawNow();
    holdInSight(() => this.#selection.inSight, () => {
      if (!this.#selection.listed) {
        this.#frame.root.scrollIntoView({ block: "start", behavior: "instant" });
      }
      this.#selection.reveal();
    });
  }

  /** What is under the pointer: an event, or the day and what went on in its month. */
  #under = (words: string, day: number): void =>
    this.#frame.readOut(words + ofMonth(this.state, day));

  // What this browser keeps for the reader: pins and notes.

  #readPins(): void {
    const pinned = pinsOf(this.state);
    if (`${pinned}` !== `${this.model.get("pinned") ?? ""}`) this.state.set("pinned", pinned);
  }

  #pinned(): void {
    this.state.filter();
    this.#stage.forget();
    // In the list the reader may be writing: what has the keyboard stays where it is.
    if (!this.#selection.listed) return this.#display.show();
    this.#selection.list.pin();
    this.#toolbar.update(this.#display.mode);
  }
}
