/** Makes the bundles of the widgets smaller than the bundler does: each kilobyte goes to readers. */

import { minify } from "terser";

/** Fields that a class declares without a value: types need them, and constructors set them anyway. */
const DECLARED = /(?<=\bclass(?: extends [\w$]+)?\{)(?:[a-z]\w*;)+/g;

/** Properties that only a widget's own code reads; short names stand for them in its bundle. */
const OWN: Record<string, string[]> = {
  timeline:
    ("actions actorTitles across bands boxes choosing embrace eventOf focused forget hover " +
      "inHand isCluster labelWidth labelX laneTitle listed members moved muted neighbour owned " +
      "palette passed pinned placed redraw settled shape stretch sure track tracks travel").split(
        " ",
      ),
};

/** Fail where a name is also a word that Python hands over, which no bundle may rename. */
async function checkOwn(names: string[]): Promise<void> {
  const known = new RegExp(`["'](${names.join("|")})["']`);
  for (const file of ["timeline", "chronicle", "dates"]) {
    const text = await Deno.readTextFile(
      new URL(`../src/natorussia/${file}.py`, import.meta.url),
    );
    const found = known.exec(text);
    if (found) throw new Error(`${file}.py says ${found[0]}: take it off the names in minify.ts`);
  }
}

for (const name of Deno.args) {
  const path = new URL(`../src/natorussia/static/${name}/${name}.js`, import.meta.url);
  const bundled = await Deno.readTextFile(path);
  const own = OWN[name] ?? [];
  if (own.length) await checkOwn(own);
  const { code } = await minify(bundled.replace(DECLARED, ""), {
    module: true,
    ecma: 2020,
    compress: { passes: 3, pure_getters: true, unsafe_arrows: true },
    mangle: { properties: own.length > 0 && { regex: new RegExp(`^(${own.join("|")})$`) } },
  });
  await Deno.writeTextFile(path, code!);
}
