#!/usr/bin/env bash
# gift-pegjs 1.0.2 knows no exponents: a numerical answer of 1.602e-19 makes the whole file unreadable,
# not that question alone, and the same number in plain digits is read well.
# Needs deno (`pip install deno`).  Fails once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > seen.ts <<'JS'
import gift from "npm:gift-pegjs@1.0.2";
const sound = "::sound:: Is it so? {TRUE}\n\n";
const read = (number: string) => gift.parse(`${sound}::charge:: What? {#=${number}:0}`).length;
let said = "";
try {
  read("1.602e-19");
} catch (error) {
  said = (error as Error).message;
}
const plain = read("0.0000000000000000001602");
console.log(`gift-pegjs 1.0.2: 1.602e-19: ${said}; in digits: ${plain} questions`);
if (!said.includes('"e" found') || plain !== 2) Deno.exit(1);
JS
deno run --quiet --no-lock --no-config --allow-net --allow-read --allow-env seen.ts
