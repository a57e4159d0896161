/** Reading without a network: what was visited is kept, and the whole course on demand. */

import { home } from "./bookmark.ts";
import { button, notice } from "./notice.ts";
import { t } from "../../shared/language.ts";

export async function keep() {
  const place = document.querySelector<HTMLElement>(".nr-keep");
  if (!location.protocol.startsWith("http") || !("serviceWorker" in navigator)) {
    if (place) place.hidden = true;
    return;
  }
  // Not in the page itself: opened from a disk, browsers refuse to read it, and say so.
  document.head.append(manifest());
  const workers = navigator.serviceWorker;
  const had = workers.controller !== null;
  workers.addEventListener("controllerchange", () => had && location.reload());
  try {
    const registration = await workers.register(home("sw.js"));
    // The first worker of a page claims it at once, and is no newer edition of anything.
    if (had) announce(registration);
    const ready = await workers.ready;
    // The worker came too late to see this page load, so it is told what that took.
    if (!had) ready.active?.postMessage({ keep: visited() });
    if (place) offer(place, ready);
  } catch (error) {
    if (place) {
      place.textContent = t`This browser cannot keep the course offline (${
        (error as Error).message
      }).`;
    }
  }
}

/** What this page has loaded, itself last: once that is kept, all is. */
function visited(): string[] {
  const parts = performance.getEntriesByType("resource").map(({ name }) => name);
  return [...parts, location.href.split("#")[0]];
}

function manifest(): HTMLLinkElement {
  const made = document.createElement("link");
  made.rel = "manifest";
  made.href = home("manifest.webmanifest");
  return made;
}

function announce(registration: ServiceWorkerRegistration) {
  const tell = (worker: ServiceWorker | null) => {
    if (worker?.state !== "installed") return;
    notice(
      t`A newer edition of the course is ready; your progress stays.`,
      button(t`Load it`, () => worker.postMessage("take over")),
    );
  };
  tell(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => tell(worker));
  });
}

function offer(place: HTMLElement, { active }: ServiceWorkerRegistration) {
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  const size = place.dataset.size ?? "";
  place.replaceChildren(
    button(t`Keep the whole course offline` + (size && ` (${size})`), () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => status.textContent = data;
      status.textContent = t`Starting …`;
      active?.postMessage("keep all", [port2]);
    }),
    " ",
    status,
  );
}
