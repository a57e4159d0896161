/** Makes the bundles of the widgets smaller than the bundler does: each kilobyte goes to readers. */

import { minify } from "terser";

/** Fields that a class declares without a value: types need them, and constructors set them anyway. */
const DECLARED = /(?<=\bclass(?: extends [\w$]+)?\{)(?:[a-z]\w*;)+/g;

for (const name of Deno.args) {
  const path = new URL(`../src/natorussia/static/${name}/${name}.js`, import.meta.url);
  const bundled = await Deno.readTextFile(path);
  const { code } = await minify(bundled.replace(DECLARED, ""), {
    module: true,
    ecma: 2020,
    compress: { passes: 3, pure_getters: true, unsafe_arrows: true },
  });
  await Deno.writeTextFile(path, code!);
}
