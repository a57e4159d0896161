/**
 * The service worker: pages come from the network and, without one, as they were when last visited;
 * what pages load comes from the cache where its address tells its content, else as pages do.
 */

import { DIRECTION, LANGUAGE, t } from "../../shared/language.ts";
import { tellsContent } from "./addresses.ts";

interface Edition {
  version: string;
  /** What every page needs. */
  shell: string[];
  /** All that a reader can open or see. */
  whole: string[];
}
interface Event_ extends Event {
  request: Request;
  // deno-lint-ignore no-explicit-any
  data: any;
  ports: MessagePort[];
  waitUntil(done: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

// deno-lint-ignore no-explicit-any
const worker = self as any;
const edition: Edition = worker.nrEdition;
const scope = new URL("./", location.href).href;
const PREFIX = `course ${scope} `;
const NAME = PREFIX + edition.version;
const absolute = (path: string) => new URL(path, scope).href;
const fresh = (url: string) => new Request(url, { cache: "no-cache" });
const isOurs = (url: string) => url.startsWith(scope) && !url.startsWith(`${scope}lite/`);
const plain = (address: string) => address.split("#")[0];

async function editions() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
}

/** Fetch the shell, and anew the pages that this reader kept of the last edition. */
async function install() {
  const cache = await caches.open(NAME);
  await Promise.all(edition.shell.map((path) => cache.add(fresh(absolute(path)))));
  const wanted = new Set(edition.whole.map(absolute));
  for (const name of await editions()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      if (wanted.has(url) && !await cache.match(url)) await cache.add(fresh(url)).catch(() => {});
    }
  }
}

async function clean() {
  await Promise.all((await editions()).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function fetchAndKeep(request: Request): Promise<Response> {
  const answer = await fetch(request);
  if (answer.ok && answer.status === 200) {
    await (await caches.open(NAME)).put(plain(request.url), answer.clone());
  }
  return answer;
}

function missing(): Response {
  const why = t`There is no network now, and this page was not visited before.`;
  const home = `<a href="${scope}">${t`Back to the course`}</a>`;
  const text = `<!doctype html><html lang="${LANGUAGE}" dir="${DIRECTION}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${t`Not kept offline`}</title>
<h1>${t`This page is not kept offline`}</h1>
<p>${why} ${t`${home}, where you can keep the whole of it.`}</p>`;
  return new Response(text, { status: 503, headers: { "Content-Type": "text/html" } });
}

async function answerPage(request: Request): Promise<Response> {
  const cache = await caches.open(NAME);
  return await fetchAndKeep(request).catch(async () =>
    await cache.match(plain(request.url), { ignoreSearch: true }) ?? missing()
  );
}

async function answerFile(request: Request): Promise<Response> {
  const cache = await caches.open(NAME), kept = await cache.match(plain(request.url));
  if (kept && tellsContent(request.url)) return kept;
  return await fetchAndKeep(request).catch((error) => kept ?? Promise.reject(error));
}

async function keepVisited(addresses: string[]) {
  // A page whose loading overlapped the start of the worker is missed by the first claim.
  await worker.clients.claim();
  const cache = await caches.open(NAME);
  for (const address of addresses.filter(isOurs)) {
    if (!await cache.match(address)) await cache.add(address).catch(() => {});
  }
}

async function keepAll(port: MessagePort) {
  const cache = await caches.open(NAME);
  let done = 0;
  try {
    for (const path of edition.whole) {
      if (!await cache.match(absolute(path))) await cache.add(fresh(absolute(path)));
      port.postMessage(t`${++done} of ${edition.whole.length} files kept`);
    }
    port.postMessage(t`The whole course is kept: it opens without a network.`);
  } catch (error) {
    port.postMessage(t`Stopped; files kept: ${done} (${error}). Press again to go on.`);
  }
}

worker.addEventListener("install", (event: Event_) => event.waitUntil(install()));
worker.addEventListener("activate", (event: Event_) => event.waitUntil(clean()));
worker.addEventListener("message", (event: Event_) => {
  if (event.data === "take over") worker.skipWaiting();
  if (event.data === "keep all") event.waitUntil(keepAll(event.ports[0]));
  if (event.data.keep) event.waitUntil(keepVisited(event.data.keep));
});
worker.addEventListener("fetch", (event: Event_) => {
  const { request } = event;
  if (request.method !== "GET" || !isOurs(request.url) || request.headers.has("range")) return;
  event.respondWith(request.mode === "navigate" ? answerPage(request) : answerFile(request));
});
