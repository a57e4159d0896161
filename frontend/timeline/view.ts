// One timeline: its state, and how the parts follow it.

import { momentWords, monthOf } from "./calendar.ts";
import { Course, lowerBound, type Model } from "./course.ts";
import { eventOf, take, write } from "./deeplink.ts";
import { h } from "./dom.ts";
import type { Group } from "./events.ts";
import { isOpen } from "./filter.ts";
import { watch } from "./gestures.ts";
import { HELP, press } from "./keyboard.ts";
import { List } from "./list.ts";
import { follow } from "./page.ts";
import { type Palette, palette } from "./paint.ts";
import { Panel } from "./panel.ts";
import { type Days, length, toDay } from "./scale.ts";
import { Stage } from "./stage.ts";
import { Strip } from "./strip.ts";
import { Toolbar } from "./toolbar.ts";
import { same, Travel } from "./travel.ts";

const NARROW = 480;
let made = 0;

export class View {
  readonly root: HTMLElement;
  readonly course: Course;
  #travel: Travel;
  #stage: Stage;
  #strip: Strip;
  #panel: Panel;
  #list: List;
  #toolbar: Toolbar;
  #readout = h("p", { class: "nt-readout", "aria-hidden": "true" });
  #status = h("p", { class: "nt-status", role: "status" });
  #empty = h("p", { class: "nt-empty", hidden: true }, "No event passes the filters.");
  #help = h("p", { class: "nt-help", id: `nt-help-${made += 1}` });
  #width = 0;
  #selected = -1;
  #focused = -1;
  #mode = "";
  #chosen = false;
  #palette!: Palette;
  #styled = false;
  #frame = 0;
  #printing = false;
  #cleanups: (() => void)[] = [];

  constructor(readonly model: Model, readonly el: HTMLElement) {
    const course = this.course = new Course(model);
    const travel = this.#travel = new Travel(
      () => course.domain,
      () => this.#redraw(),
      (window) => same(this.#given(), window) || this.#set("window", [...window]),
    );
    travel.reset(this.#given() ?? course.domain);
    this.#stage = new Stage(course, Number(model.get("height")) || 420, this.#help.id);
    this.#strip = new Strip(course, {
      move: (window) => travel.go(window, false),
      zoom: (factor) => this.#zoom(factor),
      shift: (part) => travel.pan(part, true),
      fit: () => travel.all(),
    });
    this.#panel = new Panel(course, {
      select: (n) => this.#select(n, "panel"),
      month: (days) => this.#month(days),
      close: () => this.#close(),
    });
    this.#list = new List(course, (n) => this.#select(n, "panel"));
    this.#toolbar = new Toolbar(course, {
      filter: (change) => this.#set("filters", { ...course.filters, ...change }),
      group: (by: Group) => this.#set("group", by),
      mode: (mode) => {
        this.#chosen = true;
        this.#show(mode);
      },
    });
    this.root = this.#build();
    // Read before anything is added: after it, the browser would have to lay all of it out.
    const width = el.clientWidth || 720;
    el.append(this.root);
    this.#palette = palette(this.root);
    this.#styled = this.root.isConnected;
    this.#listen();
    this.#resize(width);
    this.#follow();
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
    const hear = (key: string, change: () => void) => {
      model.on(`change:${key}`, change);
      this.#cleanups.push(() => model.off(`change:${key}`, change));
    };
    for (const key of ["events", "lanes", "sections", "actors", "references", "eras"]) {
      hear(key, () => this.#reload());
    }
    for (const key of ["filters", "group"]) hear(key, () => this.#refilter());
    hear("selected", () => this.#follow());
    hear("window", () => {
      const given = this.#given();
      if (given && !same(given, this.#travel.window)) this.#travel.go(given, false);
    });
    this.#cleanups.push(follow(this.root, {
      theme: () => this.#restyle(),
      width: (pixels) => this.#settle(pixels),
      address: (moment) => this.#arrive(moment),
      print: (printing) => this.#print(printing),
    }));
    this.#listenToStage();
  }

  #listenToStage(): void {
    const { body } = this.#stage;
    this.#cleanups.push(watch(body, {
      zoom: (factor, x) => this.#travel.zoom(factor, this.#dayAt(x), false),
      pan: (pixels) => this.#travel.pan(-pixels / this.#stage.width),
      hover: (x, y) => this.#hover(x, y),
      click: (x, y) => this.#click(x, y),
    }));
    body.addEventListener("click", (event) => {
      const n = this.#stage.eventOf(event.target);
      if (n >= 0) this.#select(n, "stage");
    });
    body.addEventListener("keydown", (event) => this.#key(event));
    body.addEventListener("focusin", (event) => this.#entered(event));
    body.addEventListener("focusout", () => body.tabIndex = 0);
  }

  #dayAt = (x: number): number => toDay(x, this.#travel.window, this.#stage.width);

  #settle(width: number): void {
    // JupyterLab renders before the place is in the document, where no style is known yet.
    if (!this.#styled) this.#palette = palette(this.root);
    if (!this.#styled || width !== this.#width) this.#resize(width);
    this.#styled = true;
  }

  #resize(width: number): void {
    this.#width = width;
    if (!this.#chosen) this.#mode = width < NARROW ? "list" : "timeline";
    this.#show(this.#mode);
  }

  #restyle(): void {
    this.#palette = palette(this.root);
    if (this.#mode === "timeline") this.#strip.draw(this.#palette, this.#width);
    this.#redraw();
  }

  #given = (): Days | undefined => this.#travel.fit(this.model.get("window"));

  #reload(): void {
    this.course.read();
    this.#stage.forget();
    this.#toolbar.build();
    this.#travel.reset(this.#given() ?? this.course.domain);
    this.#selected = this.#focused = -1;
    this.#show(this.#mode);
    this.#follow();
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
    this.#empty.hidden = this.course.passed.length > 0;
    this.#help.textContent = [HELP, ...this.course.eras.map(({ words }) => words)].join(" ");
    this.#toolbar.update(mode);
    if (list || this.#printing) this.#list.update(this.#selected, this.#printing);
    if (list) return;
    this.#stage.measure(this.#width, this.#palette.font);
    this.#strip.draw(this.#palette, this.#width);
    this.#draw();
  }

  #draw(): void {
    this.#frame = 0;
    if (this.#mode === "list") return;
    const pinned = this.#focused >= 0 ? this.#focused : this.#selected;
    this.#stage.draw(this.#travel.window, pinned, this.#selected, this.#palette);
    this.#strip.show(this.#travel.window);
  }

  #redraw(): void {
    if (this.#mode && !this.#frame) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #print(printing: boolean): void {
    this.#printing = printing;
    if (printing || this.#mode === "list") this.#list.update(this.#selected, printing);
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }

  /** Zoom about the event in hand. */
  #zoom(factor: number): void {
    const n = this.#focused >= 0 ? this.#focused : this.#selected;
    this.#travel.zoom(factor, n >= 0 ? this.course.events.begin(n) : NaN);
  }

  // Choosing events.

  #set(key: string, value: unknown): void {
    this.model.set(key, value);
    this.model.save_changes();
  }

  #select(n: number, focus = ""): void {
    if (n < 0) return;
    this.#focused = this.#mode === "list" ? -1 : n;
    if (n === this.#selected) this.#showEvent(n);
    else this.#set("selected", this.course.events.id(n));
    if (focus === "panel") this.#panel.focus();
    if (focus === "stage") this.#focusEvent(n);
    write(this.model, this.course.events.id(n));
  }

  /** Show the event that the model says is selected. */
  #follow(): void {
    const n = this.course.events.find(String(this.model.get("selected") ?? ""));
    if (n === this.#selected) return;
    this.#selected = n;
    if (n >= 0) return this.#showEvent(n);
    this.#panel.hide();
    this.#redraw();
  }

  #showEvent(n: number): void {
    const { events } = this.course;
    this.#panel.event(n);
    this.#say(`${events.title(n)}, ${events.words(n)}`);
    this.#travel.reveal(events.stretch(n));
    if (this.#mode === "list") this.#list.update(n);
    this.#redraw();
  }

  #close(): void {
    const n = this.#selected >= 0 ? this.#selected : this.#focused;
    this.#panel.hide();
    if (this.#selected >= 0) this.#set("selected", "");
    write(this.model, "");
    this.#say("Details closed");
    if (this.#mode === "list" && this.#list.focus(n)) return;
    this.#focusEvent(n);
  }

  #month(days: Days): void {
    this.#panel.month(days);
    this.#say(momentWords(days[0], 60));
    this.#panel.focus();
  }

  // The keyboard.

  /** Put the keyboard on an event, moving the window to it if need be. */
  #focusEvent(n: number): void {
    if (n < 0) return this.#stage.body.focus({ preventScroll: true });
    this.#focused = n;
    this.#travel.reveal(this.course.events.stretch(n));
    this.#draw();
    this.#stage.focus(n);
  }

  #entered(event: FocusEvent): void {
    const { body } = this.#stage;
    const n = this.#stage.eventOf(event.target);
    const outside = !body.contains(event.relatedTarget as Node | null);
    body.tabIndex = -1;
    if (n >= 0) this.#focused = n;
    else if (outside && body.matches(":focus-visible")) this.#focusEvent(this.#start());
  }

  /** Where the keyboard enters: the last event it was on, the selected one, the first on view. */
  #start(): number {
    const { passed, events } = this.course;
    for (const n of [this.#focused, this.#selected]) {
      if (n >= 0 && passed[lowerBound(passed, n)] === n) return n;
    }
    return passed.find((n) => events.begin(n) >= this.#travel.window[0]) ?? passed[0] ?? -1;
  }

  #key(event: KeyboardEvent): void {
    const { course } = this;
    const n = this.#start();
    if (n < 0) return;
    const day = course.events.begin(n);
    const known = press(event, {
      step: (places) => this.#focusEvent(course.neighbour(n, places)),
      across: (rows) => this.#focusEvent(this.#stage.across(n, rows, day)),
      open: () => this.#select(n, "panel"),
      close: () => this.#selected >= 0 && this.#close(),
      zoom: (factor) => this.#zoom(factor),
      pan: (part) => this.#travel.pan(part),
      all: () => this.#travel.all(),
      month: () => this.#month(monthOf(day)),
    });
    if (known) event.preventDefault();
  }

  // The pointer.

  #hover(x: number | null, y: number): void {
    const when = this.#stage.hover(x, this.#travel.window);
    const box = x === null ? undefined : this.#stage.hit(x, y);
    this.#stage.body.classList.toggle("nt-over", !!box);
    this.#readout.textContent = box ? `${when}: ${this.#stage.describe(box)}` : when;
  }

  /** A click opens an event, spreads a cluster, or asks what was going on that month. */
  #click(x: number, y: number): void {
    const box = this.#stage.hit(x, y);
    if (!box) return this.#month(monthOf(this.#dayAt(x)));
    if (!this.#stage.isCluster(box)) return this.#select(box.event, "stage");
    const ends = box.members.map((n) => this.course.events.stretch(n));
    const from = Math.min(...ends.map(([first]) => first));
    const to = Math.max(...ends.map(([, last]) => last));
    const room = Math.max((to - from) * 0.25, 1 / 24);
    const next = this.#travel.fit([from - room, to + room])!;
    if (length(next) < length(this.#travel.window) * 0.8) return this.#travel.go(next);
    this.#panel.members(box.members);
    this.#panel.focus();
  }

  /** Show the event that the address names. */
  #arrive(moment: number): void {
    const n = this.course.events.find(eventOf(location.hash));
    if (n < 0 || !take(moment)) return;
    this.#select(n);
    this.root.scrollIntoView({ block: "start" });
  }
}
