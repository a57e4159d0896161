// One timeline: its state, and how the parts follow it.

import { monthOf, monthWords, rangeWords } from "./calendar.ts";
import { Choosing } from "./choosing.ts";
import { Course, hear, type Model } from "./course.ts";
import { h } from "./dom.ts";
import type { Group } from "./events.ts";
import { during, isOpen, NONE } from "./filter.ts";
import { HELP } from "./keyboard.ts";
import { List } from "./list.ts";
import { type Mark, put, read, say, stretch, without } from "./marks.ts";
import { follow, placeOf } from "./page.ts";
import { type Palette, palette } from "./paint.ts";
import { Panel } from "./panel.ts";
import type { Days } from "./scale.ts";
import { Stage } from "./stage.ts";
import { Steering } from "./steering.ts";
import { Strip } from "./strip.ts";
import { Toolbar } from "./toolbar.ts";
import { same, Travel } from "./travel.ts";

const tell = (name: string, detail: unknown) =>
  document.dispatchEvent(new CustomEvent(name, { detail }));
const NARROW = 480;
const FEW = 4; // titles that the line under the stage lists
const TABLES = ["events", "lanes", "sections", "actors", "references", "eras"];
let made = 0;

export class View {
  readonly root: HTMLElement;
  readonly course: Course;
  #travel: Travel;
  #stage: Stage;
  #steering: Steering;
  #choosing: Choosing;
  #strip: Strip;
  #panel: Panel;
  #list: List;
  #toolbar: Toolbar;
  #readout = h("p", { class: "nt-readout", "aria-hidden": "true" });
  #status = h("p", { class: "nt-status", role: "status" });
  #empty = h("p", { class: "nt-empty", hidden: true });
  #help = h("p", { id: `nt-help-${made += 1}` });
  #dock: HTMLElement;
  #width = 0;
  #mode = "";
  #chosen = false;
  /** Its colours once it is near; one that is out of sight or document is not drawn before. */
  #palette?: Palette;
  #frame = 0;
  #printing = false;
  #cleanups: (() => void)[] = [];

  constructor(readonly model: Model, readonly el: HTMLElement) {
    const course = this.course = new Course(model);
    const travel = this.#travel = new Travel(
      () => course.domain,
      () => this.#redraw(),
      (window, asked) => {
        if (!same(this.#given(), window)) this.#set("window", [...window]);
        this.#tally();
        if (asked) this.#say(this.#onView(window));
      },
    );
    travel.reset(this.#given() ?? course.domain);
    this.#stage = new Stage(course, Number(model.get("height")) || 420, this.#help.id);
    this.#strip = new Strip(course, {
      move: (window) => travel.go(window, false),
      zoom: (factor) => this.#steering.zoom(factor),
      shift: (part) => travel.pan(part, true),
      fit: () => travel.all(),
    });
    this.#panel = new Panel(course, {
      select: (n) => this.#choosing.select(n, "panel"),
      month: (days) => this.#choosing.month(days),
      close: () => this.#choosing.close(),
      tell: (n, place) => {
        const { id, title, words } = course.events;
        tell("nr:details", { ...this.#name(), id: id(n), title: title(n), when: words(n), place });
      },
      unhide: () => {
        this.#set("filters", NONE);
        this.#choosing.select(this.#choosing.selected, "panel");
      },
    });
    this.#dock = h("div", { class: "nt-dock" }, this.#readout, this.#panel.root);
    this.#list = new List(course, this.#panel.root, (n) => {
      if (n === this.#choosing.selected) this.#choosing.close();
      else this.#choosing.select(n, "panel");
    });
    this.#choosing = new Choosing(model, course, travel, this.#panel, this.#list, {
      listed: () => this.#mode === "list",
      focus: (n) => this.#steering.focus(n),
      label: () => this.#label(),
      redraw: () => this.#redraw(),
      say: (words) => this.#say(words),
    });
    this.#steering = new Steering(course, this.#stage, travel, this.#choosing, {
      draw: () => {
        this.#wake();
        this.#draw();
      },
      under: (words, day) => this.#under(words, day),
    });
    this.#toolbar = new Toolbar(course, {
      filter: (change) => this.#set("filters", { ...course.filters, ...change }),
      group: (by: Group) => this.#set("group", by),
      mode: (mode) => {
        this.#chosen = true;
        this.#show(mode);
      },
      first: () => this.#choosing.select(course.passed[0] ?? -1, "panel"),
      embrace: () => {
        // With room for labels beside the outermost.
        let [from, to] = travel.window;
        for (const n of course.passed) {
          from = Math.min(from, course.events.begin(n));
          to = Math.max(to, course.events.end(n));
        }
        travel.embrace([from - (to - from) / 8, to + (to - from) / 8]);
      },
    });
    this.root = this.#build();
    const place = placeOf(el);
    el.append(this.root);
    if (el.isConnected && place.top < innerHeight) this.#restyle();
    this.#listen();
    this.#resize(Math.floor(place.width) || 720);
    this.#choosing.follow();
    this.#arrive();
    this.root.dataset.ready = "true";
  }

  #build(): HTMLElement {
    const title = String(this.model.get("title") || "Timeline");
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
      this.#strip.root,
      h("details", { class: "nt-help" }, h("summary", {}, "Help"), this.#help),
      this.#list.root,
      this.#status,
    );
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#travel.stop();
    for (const clean of this.#cleanups) clean();
    this.root.remove();
  }

  // What comes from outside.

  #listen(): void {
    const { model } = this;
    const follows = (change: () => void, ...keys: string[]) =>
      this.#cleanups.push(hear(model, keys, change));
    follows(() => this.#reload(), ...TABLES);
    follows(() => this.#refilter(), "filters", "group");
    follows(() => this.#choosing.follow(), "selected");
    follows(() => this.#pinned(), "pinned");
    follows(() => {
      const given = this.#given();
      if (given && !same(given, this.#travel.window)) this.#travel.go(given, false, false);
    }, "window");
    this.#cleanups.push(follow(this.root, {
      theme: () => this.#palette && this.#restyle(),
      width: (pixels) => this.#settle(pixels),
      near: () => this.#wake(),
      address: (change) => this.#arrive(change),
      pins: (detail) => this.#pin(detail as { of: string; ids: string[] } | null),
      escape: () => this.#under("", NaN),
      print: (printing) => this.#print(printing),
      placed: (detail) => this.#placed(detail),
      cleared: (detail) => this.#mark(without(this.#stage.marks, detail, this.course.events)),
    }));
    this.#cleanups.push(this.#steering.listen());
    this.#greet();
    const { body } = this.#stage;
    body.addEventListener(
      "focusin",
      ({ target }) => target !== body && this.#panel.uncover(target as Element),
    );
  }

  #settle(width: number): void {
    if (width !== this.#width) this.#resize(width);
  }

  #wake(): void {
    if (this.#palette) return;
    this.#restyle();
    this.#show(this.#mode);
  }

  #resize(width: number): void {
    this.#width = width;
    if (!this.#chosen) this.#mode = width < NARROW ? "list" : "timeline";
    this.#show(this.#mode);
  }

  #restyle(): void {
    this.#palette = palette(this.root);
    this.#redraw();
  }

  #given = (): Days | undefined => this.#travel.fit(this.model.get("window"));

  #reload(): void {
    this.course.read();
    this.#stage.forget();
    this.#toolbar.build();
    this.#travel.reset(this.#given() ?? this.course.domain);
    this.#choosing.forget();
    this.#stage.marks = this.#list.marks = [];
    this.#show(this.#mode);
    this.#choosing.follow();
  }

  #refilter(): void {
    this.course.filter();
    const { events, passed } = this.course;
    this.#set("visible", Array.from(passed, events.id));
    this.#show(this.#mode);
    this.#say(this.#tally());
  }

  /** Say beside the search how many events pass, and how many of them are out of view. */
  #tally(): string {
    const { events: { first, last, length: all }, filters, passed } = this.course;
    const [from, to] = this.#travel.window;
    const open = isOpen(filters);
    const away = passed.filter((n) => first[n] >= to || last[n] <= from).length;
    const outside = !open && this.#mode !== "list" && away > 0;
    const words = open ? `All ${all} events` : `${passed.length} of ${all} events` +
      (outside ? `, ${away} outside this window` : "");
    this.#toolbar.count(open ? "" : words, outside);
    return words;
  }

  // What is shown.

  #show(mode: string): void {
    this.#mode = mode;
    const list = mode === "list";
    this.root.dataset.mode = mode;
    const { events, passed, words, eras } = this.course;
    this.#empty.hidden = passed.length > 0;
    this.#empty.textContent = events.length ? "No event passes the filters." : "No events.";
    for (const { root } of [this.#stage, this.#strip]) root.hidden = !events.length;
    this.#help.textContent = [HELP, words.hint, ...eras.map(({ words }) => words)].join(
      " ",
    );
    this.#toolbar.update(mode);
    if (list || this.#printing) this.#list.update(this.#choosing.selected, this.#printing);
    if (list) return;
    if (this.#panel.root.parentNode !== this.#dock) this.#dock.append(this.#panel.root);
    this.#stage.measure(this.#width);
    if (!this.#palette) return;
    this.#strip.draw(this.#width);
    this.#draw();
  }

  #draw(): void {
    this.#frame = 0;
    if (this.#mode === "list" || !this.#palette) return;
    const { inHand, selected } = this.#choosing;
    this.#stage.draw(this.#travel.window, inHand, selected, this.#palette);
    this.#strip.show(this.#travel.window);
  }

  #redraw(): void {
    if (this.#mode && !this.#frame) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #print(printing: boolean): void {
    this.#printing = printing;
    if (printing || this.#mode === "list") this.#list.update(this.#choosing.selected, printing);
  }

  /** What is on view: "May 1997 to April 1999, 14 events in view". */
  #onView(window: Days): string {
    const { length } = during(this.course.events, this.course.passed, ...window);
    return `${rangeWords(...window)}, ${length} event${length === 1 ? "" : "s"} in view`;
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }

  #set(key: string, value: unknown): void {
    this.model.set(key, value);
    this.model.save_changes();
  }

  // Marks that a quiz on the page makes.

  #placed(detail: unknown): void {
    const mark = read(detail, this.course.events);
    if (!mark) return;
    this.#mark(put(this.#stage.marks, mark));
    this.#travel.embrace(stretch(mark));
    this.#say(`${this.course.events.title(mark.event)}. ${say(mark)}`);
  }

  #mark(marks: Mark[]): void {
    this.#stage.marks = this.#list.marks = marks;
    this.#show(this.#mode);
  }

  #arrive(change?: Event): void {
    if (!this.#choosing.arrive(change)) return;
    this.root.scrollIntoView({ block: "start" });
    if (change) this.#choosing.enter();
    this.#wake();
    this.#draw();
    this.#panel.uncover(this.#label());
  }

  #label = (): Element | null =>
    this.#stage.body.querySelector(`[data-event="${this.#choosing.inHand}"]`);

  /**
   * What is under the pointer: an event, or the day and what went on in its month. It stays while the
   * pointer does, unless Escape takes it away; browsers tell of a pointer once a frame.
   */
  #under(words: string, day: number): void {
    const { events, passed } = this.course;
    const found = day === day ? during(events, passed, ...monthOf(day)) : [];
    const titles = found.slice(0, FEW).map(events.title).join(" · ");
    const list = found.length ? `; ${found.length} in ${monthWords(day)}: ${titles}` : "";
    this.#readout.textContent = words + list;
  }

  // What the page keeps for the reader: pins and notes.

  #name = () => ({ of: this.model.get("course") });

  /** Ask the page which events are pinned. */
  #greet(): void {
    tell("nr:timeline", this.#name());
  }

  #pin(told: { of: string; ids: string[] } | null): void {
    if (!told) return this.#greet();
    if (told.of !== this.model.get("course")) return;
    const held = told.ids.filter((id) => this.course.events.find(id) >= 0);
    if (`${held}` !== `${this.model.get("pinned") ?? ""}`) this.#set("pinned", held);
  }

  #pinned(): void {
    this.course.filter();
    this.#stage.forget();
    // In the list the reader may be writing: what has the keyboard stays where it is.
    if (this.#mode !== "list") return this.#show(this.#mode);
    this.#list.pin();
    this.#toolbar.update(this.#mode);
  }
}
