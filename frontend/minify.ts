/** Makes the bundles of the widgets smaller than the bundler does: each kilobyte goes to readers. */

import { minify } from "terser";

/**
 * Names that the classes of a widget share with what is outside of it: tables, models, events. All
 * others that a class gives to its members are shortened, but for those that browsers know. A
 * widget that is not listed here keeps its names.
 */
const OUTSIDE: Record<string, string[]> = {
  timeline: [
    ...["get", "set", "on", "off", "render", "model", "el", "id", "title", "summary", "words"],
    ...["lane", "section", "actors", "refs", "href", "note", "kind", "approx", "disputed", "mark"],
    ...["from", "to", "more", "lanes", "sections", "query", "pinned", "event", "t", "pin", "text"],
  ],
};
const MEMBER = /\bthis\.([A-Za-z]\w*)/g;
function inside(name: string, source: string): RegExp {
  const members = new Set(Array.from(source.matchAll(MEMBER), ([, member]) => member));
  return new RegExp(
    `^(?:${[...members].filter((one) => !OUTSIDE[name].includes(one)).join("|")})$`,
  );
}
/** What opens a class, and the fields that it declares without a value: its constructor sets them. */
const DECLARED = /(?<=\bclass(?: [\w$]+)?(?: extends [\w$.]+)?\{)(?:#?[\w$]+;)+/g;
/** Private fields have to be declared, and no others. */
const privateOnly = (fields: string) => fields.replace(/(?<![#\w$])[\w$]+;/g, "");

for (const name of Deno.args) {
  const path = new URL(`../src/natorussia/static/${name}/${name}.js`, import.meta.url);
  const source = (await Deno.readTextFile(path)).replace(DECLARED, privateOnly);
  const { code } = await minify(source, {
    module: true,
    ecma: 2020,
    compress: { passes: 3, pure_getters: true, unsafe_arrows: true },
    mangle: {
      properties: OUTSIDE[name] ? { regex: inside(name, source) } : false,
    },
  });
  await Deno.writeTextFile(path, code!);
}
