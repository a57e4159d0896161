/** Bundles the front end into the Python package. */

import { type Bundle, BUNDLES } from "./bundles.ts";
import { writeKinds } from "./kinds.ts";

const root = new URL("../", import.meta.url);
const STATIC = "../src/natorussia/static";

async function bundle({ entries, folder, format }: Bundle) {
  const to = ["--outdir", `${STATIC}/${folder}`, "--format", format];
  const args = ["bundle", "--quiet", "--platform", "browser", "--minify", ...to, ...entries];
  const { success } = await new Deno.Command(Deno.execPath(), { args, cwd: root }).spawn().status;
  if (!success) Deno.exit(1);
}

if (import.meta.main) {
  writeKinds();
  for (const each of BUNDLES) await bundle(each);
}
