/** Makes the bundles of the widgets smaller than the bundler does: each kilobyte goes to readers. */

import { minify } from "terser";

/**
 * Names that the classes of a widget share with what is outside of it: tables, models, events. All
 * others that a class gives to its members are shortened. The last line has those that browsers
 * use as well. A widget that is not listed here keeps its names.
 */
const OUTSIDE: Record<string, string> = {
  timeline: "get set on off render model el id title summary words lane section actors " +
    "refs href note kind approx disputed mark from to more lanes sections query pinned ids event " +
    "place of when text " +
    "width height body focus select stop hidden add length name filter shift mode hint",
};
/** Names of records that a widget keeps to itself. */
const INSIDE: Record<string, string> = {
  timeline: "labelX labelWidth members track tracks shape bars dots owned held memory ticks " +
    "context major bands palette ink muted paper accent good warn serif truth across placed " +
    "cleared near address escape pins theme measure unhide under " +
    "year month day step stretch groups follow neighbour uncover hover used hide listed",
};
const MEMBER = /\bthis\.(?:actions\.)?([A-Za-z]\w*)/g;
function inside(name: string, source: string): RegExp {
  const outside = OUTSIDE[name].split(" ");
  const members = new Set([
    ...INSIDE[name].split(" "),
    ...Array.from(source.matchAll(MEMBER), ([, member]) => member),
  ]);
  return new RegExp(
    `^(?:${[...members].filter((one) => !outside.includes(one)).join("|")})$`,
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
    compress: {
      passes: 3,
      pure_getters: true,
      unsafe_arrows: true,
      unsafe: true,
    },
    mangle: {
      properties: OUTSIDE[name] ? { regex: inside(name, source), builtins: true } : false,
    },
  });
  await Deno.writeTextFile(path, code!);
}

/** The theme knows all widgets and their colours; a widget's own sheet needs its own. */
const ALL = /:is\((?:\.nr-\w+, ?)+\.nr-\w+\)/g;
const COLOUR = /(--nr-[a-z]+(?:-\d)?):[^;}]+;?/g;

for (const name of Deno.args) {
  const path = new URL(`../src/natorussia/static/${name}/${name}.css`, import.meta.url);
  const sheet = (await Deno.readTextFile(path)).replace(ALL, `.nr-${name}`);
  const script = await Deno.readTextFile(new URL(`${name}.js`, path));
  const used = (colour: string) =>
    sheet.includes(`var(${colour})`) || script.includes(colour.replace(/\d$/, ""));
  await Deno.writeTextFile(path, sheet.replace(COLOUR, (rule, colour) => used(colour) ? rule : ""));
}
