import assert from "node:assert/strict";
import fc from "../build/properties.ts";
import { distance, normal } from "./normalise.ts";
import { number } from "./numbers.ts";
import { kinds } from "./kinds/mod.ts";
import { text } from "../build/kinds.ts";

const folder = new URL("../../tests/vectors/marking/", import.meta.url);
const vectors = [...Deno.readDirSync(folder)].map(({ name }) => ({
  name,
  ...JSON.parse(Deno.readTextFileSync(new URL(name, folder))),
}));
const key = (name: string) => vectors.find((one) => one.name === `${name}.json`)!.key;

for (const { name, kind, key, cases } of vectors) {
  for (const { title, response, marks } of cases) {
    Deno.test(`the page marks as Python does: ${name}, ${title}`, () => {
      assert.deepEqual(kinds[kind].score(key, response), marks);
    });
  }
}

Deno.test("the list of kinds is current: `deno task bundle` renews it", () => {
  assert.equal(Deno.readTextFileSync(new URL("./kinds/mod.ts", import.meta.url)), text);
});

Deno.test("every kind has vectors", () => {
  assert.deepEqual(new Set(vectors.map(({ kind }) => kind)), new Set(Object.keys(kinds)));
});

Deno.test("credit stays between 0 and 1 whatever is given", () => {
  for (const { kind, key } of vectors) {
    fc.assert(fc.property(fc.jsonValue(), (response) => {
      const { credit } = kinds[kind].score(key, response);
      return credit >= 0 && credit <= 1;
    }));
  }
});

Deno.test("a right option more never lowers the credit, a wrong one more never raises it", () => {
  const one = key("multiple"), ids = Object.keys(one.feedback);
  const credit = (chosen: string[]) => kinds.multiple.score(one, chosen).credit;
  fc.assert(fc.property(fc.subarray(ids), fc.constantFrom(...ids), (chosen, more) => {
    const [before, after] = [credit(chosen), credit([...new Set([...chosen, more])])];
    return one.answer.includes(more) ? after >= before : after <= before;
  }));
});

Deno.test("a place nearer to the truth never earns less", () => {
  const one = key("place-day"), day = fc.integer({ min: -40, max: 40 });
  const credit = (off: number) => kinds.place.score(one, one.answer + off).credit;
  fc.assert(
    fc.property(day, day, (a, b) => Math.abs(a) <= Math.abs(b) ? credit(a) >= credit(b) : true),
  );
});

Deno.test("one pair more that is right never lowers the credit", () => {
  const one = key("match"), ids = Object.keys(one.answer);
  fc.assert(fc.property(
    fc.dictionary(fc.constantFrom(...ids), fc.constantFrom("1991", "1994", "1997", "2002")),
    fc.constantFrom(...ids),
    (given, id) =>
      kinds.match.score(one, { ...given, [id]: one.answer[id] }).credit >=
        kinds.match.score(one, given).credit,
  ));
});

Deno.test("an order turned round earns nothing, and only the right one everything", () => {
  const one = key("order");
  fc.assert(fc.property(fc.shuffledSubarray(one.answer, { minLength: 5 }), (given) => {
    const right = given.join() === one.answer.join();
    return (kinds.order.score(one, given).credit === 1) === right;
  }));
});

Deno.test("the answer in the key is always right", () => {
  for (const { kind, key } of vectors.filter(({ kind }) => kind !== "poll")) {
    assert.equal(kinds[kind].score(key, key.answer).credit, 1, kind);
  }
});

Deno.test("the distance of words is symmetric, and nothing from itself", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), fc.string(), (a, b) => {
    assert.equal(distance(a, a, 2), 0);
    return distance(a, b, 2) === distance(b, a, 2);
  }));
});

Deno.test("normal words stay as they are", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
    assert.equal(normal(normal(text)), normal(text));
  }));
  assert.equal(normal("\u01e2lfric"), "aelfric"); // joined letters under a mark
});

Deno.test("numbers are read in any notation", () => {
  const cases: Record<string, [bigint, number]> = {
    "1,500": [1500n, 0],
    "1 500": [1500n, 0],
    "1'500": [1500n, 0],
    "1.500.000": [1500000n, 0],
    "0,5": [5n, -1],
    "0,500": [500n, -3],
    "−3": [-3n, 0],
    "1.6 × 10⁻¹⁹": [16n, -20],
    "12 weeks": [12n, 0],
  };
  for (const [text, value] of Object.entries(cases)) assert.deepEqual(number(text)![0], value);
  for (const text of ["", "many", "--1", "1e401", "9".repeat(401)]) {
    assert.equal(number(text), null);
  }
});
