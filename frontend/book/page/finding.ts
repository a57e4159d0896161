/** Search from every page: what searches, and its index, are loaded when a reader first asks. */

import { home } from "./bookmark.ts";
import { notice } from "./notice.ts";
import { t } from "../../shared/language.ts";

interface Search {
  open(home: string, query?: string): void;
  fill(place: HTMLElement, home: string): void;
}

let loaded: Promise<Search> | undefined;

/** The index, the styles and the script that the build names on the page, one after the other. */
async function load(): Promise<Search> {
  const named = document.querySelector<HTMLMetaElement>('meta[name="nr-search"]')?.content ?? "";
  await Promise.all(named.split(" ").map((path) => insert(home(path))));
  return (self as unknown as { nrSearch: Search }).nrSearch;
}

function insert(address: string): Promise<void> {
  const isStyle = address.endsWith(".css");
  const made = isStyle
    ? Object.assign(document.createElement("link"), { rel: "stylesheet", href: address })
    : Object.assign(document.createElement("script"), { src: address, async: false });
  return new Promise((resolve, reject) => {
    made.addEventListener("load", () => resolve());
    made.addEventListener("error", () => reject(Error(t`${address} did not load`)));
    document.head.append(made);
  });
}

function search(use: (search: Search) => void) {
  loaded ??= load();
  loaded.then(use).catch((error) => {
    loaded = undefined;
    notice(t`Search could not start (${error.message}). Ask again once you have a connection.`);
  });
}

const open = () => search((it) => it.open(home("")));

export function offerSearch() {
  const page = document.querySelector<HTMLElement>(".ns-page");
  if (page) search((it) => it.fill(page, home("")));
  for (const link of document.querySelectorAll("a.nr-ask")) {
    link.addEventListener("click", (event) => {
      const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
      if (ctrlKey || metaKey || shiftKey) return;
      event.preventDefault();
      open();
    });
  }
  addEventListener("keydown", (event) => {
    const asked = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!asked || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    open();
  });
}
