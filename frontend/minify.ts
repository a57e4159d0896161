/** Makes the bundles of the widgets smaller than the bundler does: each kilobyte goes to readers. */

import { gzipSync } from "node:zlib";
import { minify } from "terser";

/**
 * ts-fsrs lends methods to every Date of the page, which nobody here calls. Lent to an object that
 * is thrown away, they are dropped, and with them what they alone need.
 */
const withoutDates = (bundle: string) =>
  bundle.replace(/\bDate\.prototype(?=\.\w+=function)/g, "({})");

/** How the long names begin that ts-fsrs keeps to itself: nothing else is called so. */
const OF_FSRS =
  /^(apply|calculate|enable|forgetting|init|learning|linear|maximum|mean|next|params_handler|prepare|relearning|request|update)_/;

async function minified(bundle: string, reduce_funcs: boolean): Promise<string> {
  const { code } = await minify(bundle, {
    module: true,
    ecma: 2020,
    compress: {
      passes: 3,
      pure_getters: true,
      unsafe_arrows: true,
      drop_console: true,
      pure_funcs: ["Object.freeze"],
      reduce_funcs,
    },
    mangle: { properties: { regex: OF_FSRS } },
  });
  return code!;
}

for (const name of Deno.args) {
  const path = new URL(`../src/natorussia/static/${name}/${name}.js`, import.meta.url);
  const bundle = withoutDates(await Deno.readTextFile(path));
  // Whether functions are put where they are called makes some bundles smaller, others larger.
  const codes = await Promise.all([true, false].map((each) => minified(bundle, each)));
  const [smallest] = codes.sort((a, b) => gzipSync(a).length - gzipSync(b).length);
  await Deno.writeTextFile(path, smallest);
}
