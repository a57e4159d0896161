/**
 * Which room may import which: arrows go down only, none goes in a circle, and every module is in
 * some bundle.  `deno task check` runs this.
 */

import { BUNDLES, WIDGETS } from "./bundles.ts";

/** From the bottom up; rooms of one floor do not know each other. */
export const FLOORS = [
  ["shared"],
  ["storage"],
  [...WIDGETS, "search"],
  ["book", "live", "lms"],
];

/** The local modules that each module imports, by their paths below the front end's folder. */
export type Graph = Map<string, string[]>;

const roomOf = (path: string) => path.split("/")[0];
const floorOf = (path: string) => FLOORS.findIndex((rooms) => rooms.includes(roomOf(path)));

/** The imports that go up, or across to another room of the same floor. */
export const upward = (graph: Graph): string[] =>
  [...graph].flatMap(([from, targets]) =>
    targets
      .filter((to) => roomOf(from) !== roomOf(to) && floorOf(to) >= floorOf(from))
      .map((to) => `${from} imports ${to}: ${roomOf(from)} may import what is below it alone`)
  );

/** The circles, each told once. */
export function circles(graph: Graph): string[] {
  const done = new Set<string>(), result: string[] = [];
  function follow(path: string, way: string[]) {
    const start = way.indexOf(path);
    if (start >= 0) return void result.push(`a circle: ${[...way.slice(start), path].join(" > ")}`);
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) follow(next, [...way, path]);
    done.add(path);
  }
  for (const path of graph.keys()) follow(path, []);
  return result;
}

/** Modules that no bundle has. */
export const unused = (graph: Graph, modules: string[]): string[] =>
  modules.filter((path) => floorOf(path) >= 0 && !graph.has(path))
    .map((path) => `${path} is in no bundle: import it somewhere, or delete it`);

interface Found {
  specifier: string;
  dependencies?: { code?: { specifier: string }; type?: { specifier: string } }[];
}

const root = new URL("../", import.meta.url).href;
const local = (specifier = "") => specifier.startsWith(root) ? specifier.slice(root.length) : "";

/** What `deno info` knows of some modules and all that they import, types included. */
async function graphOf(entries: string[]): Promise<Graph> {
  const graph: Graph = new Map();
  for (const entry of entries) {
    const { stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["info", "--json", entry],
      cwd: new URL(root),
    }).output();
    const { modules }: { modules: Found[] } = JSON.parse(new TextDecoder().decode(stdout));
    for (const { specifier, dependencies = [] } of modules) {
      if (!local(specifier)) continue;
      const targets = dependencies.flatMap(({ code, type }) => [code, type])
        .map((target) => local(target?.specifier)).filter(Boolean);
      graph.set(local(specifier), [...new Set(targets)]);
    }
  }
  return graph;
}

function modulesIn(folder: string): string[] {
  return [...Deno.readDirSync(new URL(folder, root))].flatMap(({ name, isDirectory }) =>
    isDirectory
      ? modulesIn(`${folder}${name}/`)
      : /(?<!_test)\.ts$/.test(name)
      ? [`${folder}${name}`]
      : []
  );
}

if (import.meta.main) {
  const entries = BUNDLES.flatMap(({ entries }) => entries).filter((path) => path.endsWith(".ts"));
  const graph = await graphOf(entries);
  const modules = FLOORS.flat().flatMap((room) => modulesIn(`${room}/`));
  const problems = [...upward(graph), ...circles(graph), ...unused(graph, modules)];
  problems.forEach((problem) => console.error(problem));
  if (problems.length) Deno.exit(1);
  console.log(`${graph.size} modules on ${FLOORS.length} floors: all arrows go down`);
}
