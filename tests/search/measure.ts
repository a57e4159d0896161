/** Prints what a built index answers: `measure.ts INDEX QUERIES`, lists of places as JSON. */

import { Finder } from "../../frontend/search/finder.ts";

const [index, queries] = Deno.args.map((path) => Deno.readTextFileSync(path));
const finder = new Finder(JSON.parse(index.replace(/^self\.nrIndex=|;\s*$/g, "")));
const answered = (JSON.parse(queries) as string[]).map((query) =>
  finder.find(query).map(({ entry }) => `${entry.kind}:${entry.id}`)
);
console.log(JSON.stringify(answered));
