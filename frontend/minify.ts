/** Makes the bundles of the widgets smaller than the bundler does: each kilobyte goes to readers. */

import { minify } from "terser";

/** Drop the fields that a class declares without a value: its constructor sets them, save `#`. */
const withoutDeclared = (bundle: string) =>
  bundle.replace(
    /(?<=\bclass(?: [\w$]+)?(?: extends [\w$.]+)?\{)(?:#?[\w$]+;)+/g,
    (fields) => fields.replace(/(?<![#\w$])[\w$]+;/g, ""),
  );

/**
 * ts-fsrs lends methods to every Date of the page, which nobody here calls. Lent to an object that
 * is thrown away, they are dropped, and with them what they alone need.
 */
const withoutDates = (bundle: string) =>
  bundle.replace(/\bDate\.prototype(?=\.\w+=function)/g, "({})");

for (const name of Deno.args) {
  const path = new URL(`../src/natorussia/static/${name}/${name}.js`, import.meta.url);
  const bundle = withoutDates(withoutDeclared(await Deno.readTextFile(path)));
  const { code } = await minify(bundle, {
    module: true,
    ecma: 2020,
    compress: {
      passes: 2,
      // What is called twice and more costs less under a name: the files travel compressed.
      inline: 1,
      pure_getters: true,
      unsafe_arrows: true,
      pure_funcs: ["Object.freeze", "console.debug", "console.warn"],
    },
  });
  await Deno.writeTextFile(path, code!);
}
