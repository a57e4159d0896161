/** The field that suggests as one types: over any page, opened by Ctrl+K or the search button. */

import { button, h } from "../shared/dom.ts";
import type { Finder, Found } from "./finder.ts";
import { counted, drawn, grouped } from "./results.ts";
import { t } from "../shared/language.ts";

const MOST = 4;

export class SearchDialog {
  readonly root: HTMLDialogElement;
  #field: HTMLInputElement;
  #list = h("div", { class: "ns-list", id: "ns-list", role: "listbox", "aria-label": t`Results` });
  #status = h("p", { class: "ns-status", role: "status" });
  #options: HTMLElement[] = [];
  #active = -1;

  /** `home` is the root of the site as this page sees it. */
  constructor(readonly finder: Finder, readonly home: string) {
    this.#field = h("input", {
      type: "search",
      name: "q",
      class: "ns-field",
      role: "combobox",
      placeholder: t`A name, a year, a few words`,
      "aria-label": t`Search the course`,
      "aria-controls": "ns-list",
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      autocomplete: "off",
      spellcheck: "false",
      oninput: () => this.#ask(),
      onkeydown: (event: KeyboardEvent) => this.#key(event),
    });
    const form = h(
      "form",
      { class: "ns-form", role: "search", action: `${home}search.html`, method: "get" },
      this.#field,
      button(t`Close`, () => this.root.close(), { class: "ns-close" }),
    );
    this.root = h(
      "dialog",
      {
        class: "nr-search",
        "aria-label": t`Search the course`,
        onclick: ({ target }: Event) => target === this.root && this.root.close(),
      },
      form,
      this.#status,
      this.#list,
    );
    this.#list.addEventListener("click", () => this.root.close());
    document.body.append(this.root);
  }

  open(query = "") {
    if (this.root.open) return;
    this.root.showModal();
    if (query) this.#field.value = query;
    this.#field.select();
    this.#ask();
  }

  #ask() {
    const query = this.#field.value, found = query.trim() ? this.finder.find(query) : [];
    this.#status.textContent = counted(found, query);
    this.#draw(found, query);
  }

  #draw(found: Found[], query: string) {
    this.#options = [];
    const groups = grouped(found, MOST).map(({ title, found }) =>
      h(
        "div",
        { role: "group", "aria-label": title },
        h("p", { class: "ns-kind", "aria-hidden": "true" }, title),
        ...found.map((one) => this.#option(one)),
      )
    );
    const all = h("a", {
      class: "ns-all",
      href: `${this.home}search.html?q=${encodeURIComponent(query)}`,
    }, t`All results on a page`);
    this.#list.replaceChildren(...groups);
    this.root.querySelector(".ns-all")?.remove();
    if (found.length) this.root.append(all);
    this.#field.setAttribute("aria-expanded", String(found.length > 0));
    this.#activate(found.length ? 0 : -1);
  }

  #option(one: Found): HTMLElement {
    const id = `ns-option-${this.#options.length}`;
    const made = drawn(one, this.home, { id, role: "option", tabindex: -1 });
    this.#options.push(made);
    return made;
  }

  #activate(n: number) {
    this.#options[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = n;
    const option = this.#options[n];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.#field.setAttribute("aria-activedescendant", option.id);
    else this.#field.removeAttribute("aria-activedescendant");
  }

  #key(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.#options.length) {
      event.preventDefault();
      const { length } = this.#options;
      this.#activate((this.#active + step + length) % length);
    }
    if (event.key === "Escape") {
      // Or the browser clears the field first, and the reader presses twice.
      event.preventDefault();
      this.root.close();
    }
    if (event.key === "Enter" && this.#active >= 0) {
      event.preventDefault();
      this.#options[this.#active].click();
    }
  }
}
