/**
 * What tests draw examples with: the same in every run, so that a landing does not hang on chance.
 * `FAST_CHECK_SEED=7 deno task test` draws others.
 */

import fc from "fast-check";

fc.configureGlobal({ seed: Number(Deno.env.get("FAST_CHECK_SEED") ?? 1) });

export default fc;
