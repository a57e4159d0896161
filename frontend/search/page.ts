/** The page of results: what the address asks for, and what is typed on it. */

import { h } from "../shared/dom.ts";
import type { Finder } from "./finder.ts";
import { counted, drawn, grouped } from "./results.ts";

const MOST = 60;

export function fillPage(place: HTMLElement, finder: Finder, home: string) {
  const field = place.querySelector<HTMLInputElement>("input[name=q]")!;
  const status = place.querySelector<HTMLElement>("[role=status]")!;
  const results = place.querySelector<HTMLElement>(".ns-results")!;
  const show = () => {
    const query = field.value, found = query.trim() ? finder.find(query) : [];
    status.textContent = counted(found, query);
    results.replaceChildren(
      ...grouped(found, MOST).map(({ title, found }) =>
        h(
          "section",
          {},
          h("h2", {}, title),
          h("ul", {}, ...found.map((one) => h("li", {}, drawn(one, home, {})))),
        )
      ),
    );
  };
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", show);
  place.querySelector("form")!.addEventListener("submit", (event) => {
    event.preventDefault();
    try {
      history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
    } catch {
      // A page in a sandbox has no address to write.
    }
    show();
  });
  show();
  field.focus();
}
