// One timeline: its state, and how the parts follow it.

import { rangeWords } from "./calendar.ts";
import { Choosing } from "./choosing.ts";
import { Course, hear, type Model } from "./course.ts";
import { h } from "./dom.ts";
import type { Group } from "./events.ts";
import { during, isOpen } from "./filter.ts";
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

const NARROW = 480;
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
  #help = h("p", { class: "nt-help", id: `nt-help-${made += 1}` });
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
    });
    this.#list = new List(course, (n) => this.#choosing.select(n, "panel"));
    this.#choosing = new Choosing(model, course, travel, this.#panel, this.#list, {
      listed: () => this.#mode === "list",
      focus: (n) => this.#steering.focus(n),
      redraw: () => this.#redraw(),
      say: (words) => this.#say(words),
    });
    this.#steering = new Steering(course, this.#stage, travel, this.#choosing, {
      draw: () => {
        this.#wake();
        this.#draw();
      },
      under: (words) => this.#readout.textContent = words,
    });
    this.#toolbar = new Toolbar(course, {
      filter: (change) => this.#set("filters", { ...course.filters, ...change }),
      group: (by: Group) => this.#set("group", by),
      mode: (mode) => {
        this.#chosen = true;
        this.#show(mode);
      },
    });
    this.root = this.#build();
    const place = placeOf(el);
    el.append(this.root);
    if (el.isConnected && place.top < innerHeight) this.#restyle();
    this.#listen();
    this.#resize(Math.floor(place.width) || 720);
    this.#choosing.follow();
    this.#arrive(0);
    this.root.dataset.ready = "true";
  }

  #build(): HTMLElement {
    return h(
      "section",
      { class: "nr-timeline", "aria-label": String(this.model.get("title") || "Timeline") },
      this.#toolbar.root,
      this.#stage.root,
      this.#readout,
      this.#empty,
      this.#strip.root,
      this.#panel.root,
      this.#list.root,
      this.#status,
      this.#help,
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
    follows(() => {
      const given = this.#given();
      if (given && !same(given, this.#travel.window)) this.#travel.go(given, false, false);
    }, "window");
    this.#cleanups.push(follow(this.root, {
      theme: () => this.#palette && this.#restyle(),
      width: (pixels) => this.#settle(pixels),
      near: () => this.#wake(),
      address: (moment) => this.#arrive(moment),
      print: (printing) => this.#print(printing),
      placed: (detail) => this.#placed(detail),
      cleared: (detail) => this.#mark(without(this.#stage.marks, detail, this.course.events)),
    }));
    this.#cleanups.push(this.#steering.listen());
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
    const { events, filters, passed } = this.course;
    this.#set("visible", Array.from(passed, events.id));
    this.#show(this.#mode);
    const all = isOpen(filters);
    this.#say(all ? `All ${events.length} events` : `${passed.length} of ${events.length} events`);
  }

  // What is shown.

  #show(mode: string): void {
    this.#mode = mode;
    const list = mode === "list";
    this.root.dataset.mode = mode;
    const { events, passed } = this.course;
    this.#empty.hidden = passed.length > 0;
    this.#empty.textContent = events.length ? "No event passes the filters." : "No events.";
    for (const { root } of [this.#stage, this.#strip]) root.hidden = !events.length;
    this.#help.textContent = [HELP, ...this.course.eras.map(({ words }) => words)].join(" ");
    this.#toolbar.update(mode);
    if (list || this.#printing) this.#list.update(this.#choosing.selected, this.#printing);
    if (list) return;
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

  #arrive(moment: number): void {
    if (this.#choosing.arrive(moment)) this.root.scrollIntoView({ block: "start" });
  }
}
