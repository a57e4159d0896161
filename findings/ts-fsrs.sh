#!/usr/bin/env bash
# ts-fsrs 5.4.2 adds four enumerable methods to Date.prototype of whoever imports it, FSRSAlgorithm
# alone included: every `for ... in` over a Date of the page then meets them.  Seen in a bundle too,
# since a side effect of the module is not shaken off.
# Needs deno (`pip install deno`).  Fails once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > seen.ts <<'END'
const before = Object.getOwnPropertyNames(Date.prototype);
const { FSRSAlgorithm, FSRSVersion } = await import("npm:ts-fsrs@5.4.2");
new FSRSAlgorithm({});
const added = Object.getOwnPropertyNames(Date.prototype).filter((name) => !before.includes(name));
const met: string[] = [];
for (const name in new Date()) met.push(name);
console.log(`ts-fsrs ${FSRSVersion}: Date.prototype has gained ${added.join(", ")}`);
console.log(`for ... in over a Date meets ${met.join(", ")}`);
if (added.join() !== "scheduler,diff,format,dueFormat" || met.join() !== added.join()) Deno.exit(1);
END
deno run --quiet --no-lock --no-config --allow-net --allow-read --allow-env seen.ts
