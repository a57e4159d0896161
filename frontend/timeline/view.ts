// One timeline: its state, and how the parts follow it.

import { momentWords, monthOf } from "./calendar.ts";
import { Course, lowerBound, type Model } from "./course.ts";
import { eventOf, take, write } from "./deeplink.ts";
import { h, reduced } from "./dom.ts";
import type { Group } from "./events.ts";
import { isOpen } from "./filter.ts";
import { watch } from "./gestures.ts";
import type { Box } from "./layout.ts";
import { List } from "./list.ts";
import { type Palette, palette } from "./paint.ts";
import { Panel } from "./panel.ts";
import { between, clamp, type Days, length, pan, reveal, toDay, zoom } from "./scale.ts";
import { Stage } from "./stage.ts";
import { Strip } from "./strip.ts";
import { Toolbar } from "./toolbar.ts";

const NARROW = 480, MOVE = 220, SETTLE = 120;
const HELP = "Arrow keys move between events, Enter opens one, Escape returns. " +
  "Plus and minus zoom, Shift with an arrow pans, 0 shows all, M lists the month.";

export class View {
  readonly root: HTMLElement;
  readonly course: Course;
  #stage: Stage;
  #strip: Strip;
  #panel: Panel;
  #list: List;
  #toolbar: Toolbar;
  #readout = h("p", { class: "nr-readout", "aria-hidden": "true" });
  #status = h("p", { class: "nr-status", role: "status" });
  #empty = h("p", { class: "nr-empty", hidden: true }, "No event passes the filters.");
  #window: Days;
  #selected = -1;
  #focused = -1;
  #mode = "";
  #chosen = false;
  #palette!: Palette;
  #frame = 0;
  #moving = 0;
  #timer?: ReturnType<typeof setTimeout>;
  #printing = false;
  #cleanups: (() => void)[] = [];

  constructor(readonly model: Model, readonly el: HTMLElement) {
    const course = this.course = new Course(model);
    this.#stage = new Stage(course, Number(model.get("height")) || 420);
    this.#strip = new Strip(course, {
      move: (window) => this.#go(window, false),
      zoom: (factor) => this.#zoom(factor),
      shift: (part) => this.#go(pan(this.#window, length(this.#window) * part, course.domain)),
      fit: () => this.#go(course.domain),
    });
    this.#panel = new Panel(course, {
      select: (n) => this.#select(n, { focus: "panel" }),
      month: (days) => this.#month(days),
      close: () => this.#close(),
    });
    this.#list = new List(course, (n) => this.#select(n, { focus: "panel" }));
    this.#toolbar = new Toolbar(course, {
      filter: (change) => this.#set("filters", { ...course.filters, ...change }),
      group: (by: Group) => this.#set("group", by),
      mode: (mode) => {
        this.#chosen = true;
        this.#show(mode);
      },
    });
    this.root = h(
      "section",
      { class: "nr-timeline", "aria-label": String(model.get("title") || "Timeline") },
      this.#toolbar.root,
      this.#stage.root,
      this.#readout,
      this.#empty,
      this.#strip.root,
      this.#panel.root,
      this.#list.root,
      this.#status,
      h("p", { class: "nr-help" }, HELP),
    );
    this.#window = this.#given() ?? course.domain;
    el.append(this.root);
    // All that is read from the page is read here, once: each reading after a change costs a layout.
    const width = el.clientWidth || 720;
    this.#restyle();
    this.#listen();
    this.#resize(width);
    this.#open();
    this.root.dataset.ready = "true";
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    cancelAnimationFrame(this.#moving);
    clearTimeout(this.#timer);
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
    hear("filters", () => this.#refilter());
    hear("group", () => this.#refilter());
    hear("selected", () => this.#follow());
    hear("window", () => {
      const given = this.#given();
      if (given && !same(given, this.#window)) this.#go(given, false);
    });
    this.#listenToPage();
    this.#cleanups.push(watch(this.#stage.body, {
      zoom: (factor, x) => this.#zoom(factor, toDay(x, this.#window, this.#stage.width), false),
      pan: (pixels) => this.#pan(pixels),
      hover: (x, y) => this.#hover(x, y),
      click: (x, y) => this.#click(x, y),
    }));
    this.#stage.body.addEventListener("click", (event) => {
      const n = this.#stage.eventOf(event.target);
      if (n >= 0) this.#select(n, { focus: "stage" });
    });
    this.#stage.body.addEventListener("keydown", (event) => this.#key(event));
    this.#stage.body.addEventListener("focusin", (event) => this.#entered(event));
    this.#stage.body.addEventListener("focusout", () => this.#stage.body.tabIndex = 0);
  }

  #listenToPage(): void {
    const stop = new AbortController();
    const { signal } = stop;
    addEventListener("hashchange", (event) => this.#arrive(event.timeStamp), { signal });
    addEventListener("beforeprint", () => this.#print(true), { signal });
    addEventListener("afterprint", () => this.#print(false), { signal });
    const restyle = () => this.#restyle();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle, { signal });
    const themes = new MutationObserver(restyle);
    const attributeFilter = ["data-theme", "data-jp-theme-light", "class"];
    themes.observe(document.documentElement, { attributeFilter });
    themes.observe(document.body, { attributeFilter });
    const sizes = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry.contentRect.width);
      if (width && width !== this.#width) this.#resize(width);
    });
    sizes.observe(this.root);
    this.#cleanups.push(() => [stop.abort(), themes.disconnect(), sizes.disconnect()]);
  }

  #width = 0;

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

  #given(): Days | undefined {
    const given = this.model.get("window") as number[] | null;
    if (given?.length !== 2 || !(given[0] < given[1])) return undefined;
    return clamp([given[0], given[1]], this.course.domain);
  }

  #reload(): void {
    this.course.read();
    this.#stage.forget();
    this.#toolbar.build();
    this.#window = this.#given() ?? this.course.domain;
    this.#selected = this.#focused = -1;
    this.#show(this.#mode);
    this.#follow();
  }

  #refilter(): void {
    this.course.filter();
    const ids = [...this.course.passed].map(this.course.events.id);
    this.model.set("visible", ids);
    this.model.save_changes();
    this.#show(this.#mode);
    const { length } = this.course.events;
    this.#say(
      isOpen(this.course.filters) ? `All ${length} events` : `${ids.length} of ${length} events`,
    );
  }

  // What is shown.

  #show(mode: string): void {
    this.#mode = mode;
    const list = mode === "list";
    this.root.dataset.mode = mode;
    this.#empty.hidden = this.course.passed.length > 0;
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
    this.#stage.draw(this.#window, pinned, this.#selected, this.#palette);
    this.#strip.show(this.#window);
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

  // Moving through time.

  #go(window: Days, animate = true): void {
    cancelAnimationFrame(this.#moving);
    if (!animate || reduced()) return this.#arriveAt(window);
    const start = this.#window, began = performance.now();
    const step = (now: number) => {
      const part = Math.min(Math.max(now - began, 0) / MOVE, 1);
      this.#arriveAt(part < 1 ? between(start, window, part) : window);
      if (part < 1) this.#moving = requestAnimationFrame(step);
    };
    this.#moving = requestAnimationFrame(step);
  }

  #arriveAt(window: Days): void {
    this.#window = window;
    this.#redraw();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!same(this.#given(), window)) this.#set("window", [...window]);
    }, SETTLE);
  }

  #zoom(factor: number, anchor?: number, animate = true): boolean {
    const n = this.#focused >= 0 ? this.#focused : this.#selected;
    const [from, to] = this.#window;
    const day = n >= 0 ? this.course.events.begin(n) : NaN;
    const about = anchor ?? (day > from && day < to ? day : (from + to) / 2);
    const next = zoom(this.#window, factor, about, this.course.domain);
    if (same(next, this.#window)) return false;
    this.#go(next, animate);
    return true;
  }

  #pan(pixels: number): boolean {
    const days = (-pixels / this.#stage.width) * length(this.#window);
    const next = pan(this.#window, days, this.course.domain);
    if (same(next, this.#window)) return false;
    this.#go(next, false);
    return true;
  }

  // Choosing events.

  #set(key: string, value: unknown): void {
    this.model.set(key, value);
    this.model.save_changes();
  }

  #select(n: number, { focus = "" } = {}): void {
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
    const id = String(this.model.get("selected") ?? "");
    const n = this.course.events.find(id);
    if (n === this.#selected) return;
    this.#selected = n;
    if (n >= 0) return this.#showEvent(n);
    this.#panel.hide();
    this.#redraw();
  }

  #showEvent(n: number): void {
    this.#selected = n;
    const { events } = this.course;
    this.#panel.event(n);
    this.#say(`${events.title(n)}, ${events.words(n)}`);
    this.#reveal(n);
    if (this.#mode === "list") this.#list.update(n);
    this.#redraw();
  }

  #reveal(n: number): void {
    const next = reveal(this.#window, this.course.events.stretch(n), this.course.domain);
    if (!same(next, this.#window)) this.#go(next, false);
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

  /** Put the keyboard on an event, moving the window to it if need be. */
  #focusEvent(n: number): void {
    if (n < 0) return this.#stage.body.focus({ preventScroll: true });
    this.#focused = n;
    this.#reveal(n);
    this.#draw();
    this.#stage.focus(n);
  }

  #entered(event: FocusEvent): void {
    const { body } = this.#stage;
    const n = this.#stage.eventOf(event.target);
    body.tabIndex = -1;
    if (n >= 0) this.#focused = n;
    else if (!body.contains(event.relatedTarget as Node | null) && body.matches(":focus-visible")) {
      this.#focusEvent(this.#start());
    }
  }

  /** Where the keyboard enters: the last event it was on, the selected one, the first on view. */
  #start(): number {
    const { passed, events } = this.course;
    for (const n of [this.#focused, this.#selected]) {
      if (n >= 0 && passed[lowerBound(passed, n)] === n) return n;
    }
    return passed.find((n) => events.begin(n) >= this.#window[0]) ?? passed[0] ?? -1;
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { course } = this;
    const n = this.#start(), { passed } = course;
    const shift = (part: number) =>
      this.#go(pan(this.#window, length(this.#window) * part, course.domain), false);
    const across = (step: number) =>
      this.#focusEvent(this.#stage.across(n, step, course.events.begin(n)));
    const keys: Record<string, () => void> = {
      ArrowRight: () => event.shiftKey ? shift(0.2) : this.#focusEvent(course.neighbour(n, 1)),
      ArrowLeft: () => event.shiftKey ? shift(-0.2) : this.#focusEvent(course.neighbour(n, -1)),
      ArrowDown: () => across(1),
      ArrowUp: () => across(-1),
      PageDown: () => this.#focusEvent(course.neighbour(n, 10)),
      PageUp: () => this.#focusEvent(course.neighbour(n, -10)),
      Home: () => this.#focusEvent(passed[0] ?? -1),
      End: () => this.#focusEvent(passed.at(-1) ?? -1),
      Enter: () => this.#select(n, { focus: "panel" }),
      " ": () => this.#select(n, { focus: "panel" }),
      Escape: () => this.#selected >= 0 && this.#close(),
      "+": () => this.#zoom(0.5),
      "=": () => this.#zoom(0.5),
      "-": () => this.#zoom(2),
      "0": () => this.#go(course.domain),
      m: () => n >= 0 && this.#month(monthOf(course.events.begin(n))),
    };
    const act = keys[event.key];
    if (!act || !passed.length) return;
    event.preventDefault();
    act();
  }

  #hover(x: number | null, y: number): void {
    const when = this.#stage.hover(x, this.#window);
    const box = x === null ? undefined : this.#stage.hit(x, y);
    this.#stage.body.classList.toggle("nr-over", !!box);
    this.#readout.textContent = box ? `${when}: ${this.#describe(box)}` : when;
  }

  #describe(box: Box): string {
    const { events } = this.course;
    const [count, first, last] = [box.members.length, box.members[0], box.members.at(-1)!];
    if (count === 1) return `${events.title(first)} (${events.words(first)})`;
    return `${count} events, from ${events.words(first)} to ${events.words(last)}`;
  }

  /** A click opens an event, spreads a cluster, or asks what was going on that month. */
  #click(x: number, y: number): void {
    const box = this.#stage.hit(x, y);
    if (!box) return this.#month(monthOf(toDay(x, this.#window, this.#stage.width)));
    if (!this.#stage.isCluster(box)) return this.#select(box.event, { focus: "stage" });
    const ends = box.members.map((n) => this.course.events.stretch(n));
    const from = Math.min(...ends.map(([first]) => first));
    const to = Math.max(...ends.map(([, last]) => last));
    const room = Math.max((to - from) * 0.25, 1 / 24);
    const next = clamp([from - room, to + room], this.course.domain);
    if (length(next) < length(this.#window) * 0.8) return this.#go(next);
    this.#panel.members(box.members);
    this.#panel.focus();
  }

  // The address.

  #open(): void {
    this.#follow();
    this.#arrive(0);
  }

  #arrive(moment: number): void {
    const n = this.course.events.find(eventOf(location.hash));
    if (n < 0 || !take(moment)) return;
    this.#select(n);
    this.root.scrollIntoView({ block: "start" });
  }
}

const same = (a: Days | undefined, b: Days): boolean =>
  !!a && Math.abs(a[0] - b[0]) < 1e-9 && Math.abs(a[1] - b[1]) < 1e-9;
