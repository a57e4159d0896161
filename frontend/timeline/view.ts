// One timeline: its state, and how the parts follow it.

import { Choosing } from "./choosing.ts";
import { Course, hear, type Model } from "./course.ts";
import { h } from "./dom.ts";
import { isOpen } from "./filter.ts";
import type { List } from "./list.ts";
import { type Mark, put, read, say, stretch, without } from "./marks.ts";
import { follow } from "./page.ts";
import { type Palette, palette } from "./palette.ts";
import type { Panel } from "./panel.ts";
import type { Days } from "./scale.ts";
import { Stage } from "./stage.ts";
import { away, ofMonth, onView } from "./saying.ts";
import { Steering } from "./steering.ts";
import { Strip } from "./strip.ts";
import { Toolbar } from "./toolbar.ts";
import { same, Travel } from "./travel.ts";

const tell = (name: string, detail: unknown) =>
  document.dispatchEvent(new CustomEvent(name, { detail }));
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

  constructor(readonly model: Model, el: HTMLElement, place: DOMRect) {
    const course = this.course = new Course(model);
    const travel = this.#travel = new Travel(
      () => course.domain,
      () => this.#redraw(),
      (window, asked) => {
        if (!same(this.#given(), window)) course.set("window", [...window]);
        this.#tally();
        if (asked) this.#say(onView(course, window));
      },
    );
    travel.reset(this.#given() ?? course.domain);
    const stage = this.#stage = new Stage(
      course,
      Number(model.get("height")) || 420,
      this.#help.id,
    );
    const choosing = this.#choosing = new Choosing(course, travel, stage, {
      draw: () => {
        this.#wake();
        this.#draw();
      },
      say: (words) => this.#say(words),
      tell: (name, detail) => tell(name, { ...this.#name(), ...detail }),
    });
    const steering = this.#steering = new Steering(
      course,
      stage,
      travel,
      choosing,
      (words, day) => this.#under(words, day),
    );
    this.#strip = new Strip(course, travel, (factor) => steering.zoom(factor));
    this.#panel = choosing.panel;
    this.#list = choosing.list;
    this.#dock = h("div", { class: "nt-dock" }, this.#readout, this.#panel.root);
    this.#toolbar = new Toolbar(course, {
      mode: (mode) => {
        this.#chosen = true;
        this.#show(mode);
      },
      first: () => choosing.select(course.passed[0] ?? -1),
      embrace: () => travel.embrace(course.events.around(course.passed)),
    });
    this.root = this.#build();
    el.append(this.root);
    if (el.isConnected && place.top < innerHeight) this.#palette = palette(this.root);
    this.#listen();
    this.#resize(Math.floor(place.width) || 720);
    choosing.follow();
    this.root.dataset.ready = "true";
    this.#greet();
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
      width: (pixels) => pixels !== this.#width && this.#resize(pixels),
      near: () => this.#wake(),
      escape: () => this.#under("", NaN),
      print: (printing) => this.#print(printing),
      heard: {
        "nr:event": (asked) => this.#arrive(asked),
        "nr:pins": ({ detail }) => this.#pin(detail),
        "nr:place": ({ detail }) => this.#placed(detail),
        "nr:place-clear": ({ detail }) =>
          this.#mark(without(this.#stage.marks, detail, this.course.events)),
      },
    }));
    this.#steering.listen();
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
    this.course.set("visible", Array.from(passed, events.id));
    this.#show(this.#mode);
    this.#say(this.#tally());
  }

  /** Say beside the search how many events pass, and how many of them are out of view. */
  #tally(): string {
    const { events: { length: all }, filters, passed } = this.course;
    const open = isOpen(filters);
    const beyond = away(this.course, this.#travel.window);
    const outside = !open && !this.#choosing.listed && beyond > 0;
    const words = open ? `All ${all} events` : `${passed.length} of ${all} events` +
      (outside ? `, ${beyond} outside this window` : "");
    this.#toolbar.count(open ? "" : words, outside);
    return words;
  }

  // What is shown.

  #show(mode: string): void {
    this.#mode = mode;
    const list = this.#choosing.listed = mode === "list";
    this.root.dataset.mode = mode;
    const { events, passed, words, eras } = this.course;
    this.#empty.hidden = passed.length > 0;
    this.#empty.textContent = events.length ? "No event passes the filters." : "No events.";
    for (const { root } of [this.#stage, this.#strip]) root.hidden = !events.length;
    this.#help.textContent = [words.help, ...eras.map(({ words }) => words)].join(" ");
    this.#toolbar.update(mode);
    if (list || this.#printing) this.#list.update(this.#choosing.selected, this.#printing);
    if (list) return;
    if (this.#panel.root.parentNode !== this.#dock) this.#dock.append(this.#panel.root);
    this.#stage.measure(this.#width);
    if (!this.#palette) return;
    this.#strip.draw(this.#width, this.#palette);
    this.#draw();
  }

  #draw(): void {
    this.#frame = 0;
    if (this.#choosing.listed || !this.#palette) return;
    const { inHand, selected } = this.#choosing;
    this.#stage.draw(this.#travel.window, inHand, selected, this.#palette);
    this.#strip.show(this.#travel.window);
  }

  #redraw(): void {
    if (this.#mode && !this.#frame) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #print(printing: boolean): void {
    this.#printing = printing;
    if (printing || this.#choosing.listed) this.#list.update(this.#choosing.selected, printing);
  }

  #say(text: string): void {
    this.#status.textContent = text;
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

  /** Show the event that the page asks for, unless another timeline has it. */
  #arrive(asked: CustomEvent): void {
    const { id, left, moved } = asked.detail;
    if (asked.defaultPrevented || !this.#choosing.arrive(id, left)) return;
    asked.preventDefault();
    this.root.scrollIntoView({ block: "start" });
    if (moved) this.#choosing.enter();
    this.#wake();
    this.#draw();
    this.#panel.uncover(this.#stage.label(this.#choosing.inHand));
  }

  /**
   * What is under the pointer: an event, or the day and what went on in its month. It stays while the
   * pointer does, unless Escape takes it away; browsers tell of a pointer once a frame.
   */
  #under(words: string, day: number): void {
    this.#readout.textContent = words + ofMonth(this.course, day);
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
    if (`${held}` !== `${this.model.get("pinned") ?? ""}`) this.course.set("pinned", held);
  }

  #pinned(): void {
    this.course.filter();
    this.#stage.forget();
    // In the list the reader may be writing: what has the keyboard stays where it is.
    if (!this.#choosing.listed) return this.#show(this.#mode);
    this.#list.pin();
    this.#toolbar.update(this.#mode);
  }
}
