#!/usr/bin/env bash
# gift-pegjs 1.0.2 leaves its own placeholders in the right-hand sides of matching questions: what is
# written "a\=b" comes back as "a&&061;b" there, and as "a=b" on the left and in every other text.
# Needs deno (`pip install deno`).  Fails once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > seen.ts <<'JS'
import gift from "npm:gift-pegjs@1.0.2";
const text = "::m:: Match. {=[html]x\\=y -> a\\=b =z -> c =w -> d}";
const [question] = gift.parse(text) as any[];
const { subquestion, subanswer } = question.matchPairs[0];
console.log(`gift-pegjs 1.0.2: left ${subquestion.text}, right ${subanswer}`);
if (subquestion.text !== "x=y" || subanswer !== "a&&061;b") Deno.exit(1);
JS
deno run --quiet --no-lock --no-config --allow-net --allow-read --allow-env seen.ts
