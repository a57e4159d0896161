// Reads statements of the Experience API, and prints what a validator of others finds wrong in each.
import { statement } from "npm:@learninglocker/xapi-validation@3.0.0/dist/factory.js";

const statements = JSON.parse(await new Response(Deno.stdin.readable).text());
console.log(JSON.stringify(statements.map((one) => statement(one, ["statement"]).map(String))));
