/** Makes the bundles of the widgets smaller than the bundler does: each kilobyte goes to readers. */

import { minify } from "terser";

for (const name of Deno.args) {
  const path = new URL(`../src/natorussia/static/${name}/${name}.js`, import.meta.url);
  const { code } = await minify(await Deno.readTextFile(path), {
    module: true,
    ecma: 2020,
    compress: { passes: 3, pure_getters: true, unsafe_arrows: true },
  });
  await Deno.writeTextFile(path, code!);
}
