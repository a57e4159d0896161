// Reads a GIFT file with a parser that is not ours, and prints its questions.
import gift from "npm:gift-pegjs@1.0.2";

console.log(JSON.stringify(gift.parse(Deno.readTextFileSync(Deno.args[0]))));
