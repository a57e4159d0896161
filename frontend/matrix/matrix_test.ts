import assert from "node:assert/strict";
import type { Decision } from "./decision.ts";
import { csv } from "./matrix.ts";

Deno.test("a title is no formula to a spreadsheet, and a score stays a number", () => {
  const decision = {
    criteria: [{ id: "gain", title: "Gain", words: "" }],
    options: [
      { id: "a", title: '=HYPERLINK("x")' },
      { id: "b", title: "Wait, and see" },
    ],
    scores: { a: { gain: -2 }, b: { gain: 3 } },
    weights: { gain: 1 },
  } as unknown as Decision;
  assert.equal(
    csv(decision),
    '"alternative","gain","total","rank"\r\n"weight","1","",""\r\n' +
      '"\'=HYPERLINK(""x"")","-2","-2","2"\r\n"Wait, and see","3","3","1"\r\n',
  );
});
