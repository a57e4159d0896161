/** Writes `quiz/kinds/mod.ts`, so that a new kind is a file in that folder and nothing else. */

const folder = new URL("../quiz/kinds/", import.meta.url);
const names = [...Deno.readDirSync(folder)]
  .map(({ name }) => name.replace(/\.ts$/, ""))
  .filter((name) => /^[a-z]+$/.test(name) && name !== "mod")
  .sort();

export const text = [
  "/** The kinds of question: `deno task bundle` writes this file. */",
  "",
  'import type { Kind } from "../types.ts";',
  ...names.map((name) => `import { ${name} } from "./${name}.ts";`),
  "",
  "export const kinds: Record<string, Kind> = {",
  ...names.map((name) => `  ${name},`),
  "};",
  "",
].join("\n");

export const writeKinds = () => Deno.writeTextFileSync(new URL("mod.ts", folder), text);
