import assert from "node:assert/strict";
import type { Index } from "./course.ts";
import { Finder } from "./finder.ts";
import { marked, sentence } from "./snippet.ts";
import { key, keys } from "./spelling.ts";

Deno.test("names are one, however their Cyrillic is written down", () => {
  for (
    const ways of [
      ["Yeltsin", "Eltsin", "Jelzin", "Ельцин"],
      ["Putin", "Путин"],
      ["Evgenii", "Yevgeny", "Yevgeni"],
      ["Yanukovych", "Janukowytsch"],
      ["Saakashvili", "Saakaschwili"],
      ["Chechnya", "Чечня", "Chechnia"],
      ["Wałęsa", "Walesa"],
      ["Milošević", "Milosevic"],
    ]
  ) assert.equal(new Set(ways.map(key)).size, 1, ways.join());
});

Deno.test("British and American spellings and forms of a word are one", () => {
  for (
    const ways of [
      ["defence", "defense"],
      ["organisation", "organization"],
      ["colour", "color"],
      ["centre", "center"],
      ["programme", "program"],
      ["treaty", "treaties"],
      ["suspend", "suspended"],
    ]
  ) assert.equal(new Set(ways.map(key)).size, 1, ways.join());
  assert.notEqual(key("war"), key("wall"));
});

Deno.test("a question is asked by its words that say something", () => {
  assert.deepEqual(keys("When did Poland join NATO?"), ["Poland", "join", "NATO"].map(key));
  assert.deepEqual(keys("who"), [key("who")]);
  assert.deepEqual(keys("how many members"), [key("members")]);
});

Deno.test("numbers are one in Roman and in Arabic, where they are no word", () => {
  assert.deepEqual(keys("Minsk II"), keys("Minsk 2"));
  assert.deepEqual(keys("Chapter VII"), keys("chapter 7"));
  assert.notEqual(key("I"), "1");
});

const INDEX: Index = {
  columns: ["kind", "id", "title", "url", "text", "names", "where", "days", "weight"],
  rows: [
    [
      "event",
      "fire",
      "A city burns",
      "a.html#fire",
      "Four days. It began in a bakery, at night.",
      "great fire",
      "1666",
      "1666-09-02/1666-09-06",
      1,
    ],
    [
      "event",
      "plague",
      "Plague in the city",
      "a.html#plague",
      "Many flee.",
      "",
      "1665",
      "1665-04-01/1666-02-01",
      3,
    ],
    [
      "event",
      "coal",
      "Coal is taxed",
      "a.html#coal",
      "To build anew.",
      "",
      "1667",
      "1667-01-01/1667-01-01",
      3,
    ],
    ["term", "fb", "Fire Brigade", "g.html#fb", "Puts fires out.", "FB", "", "", 1],
    [
      "section",
      "x",
      "How it began",
      "a.html#x",
      "In a bakery, says the diary of Pepys.",
      "",
      "A night",
      "",
      2,
    ],
  ],
  alike: [["FB", "Fire Brigade"]],
  calendar: { months: [...Array(8).fill([]), ["september", "сентябр*"], [], [], []], seasons: [] },
};
const asked = (query: string) => new Finder(INDEX).find(query).map(({ entry }) => entry.id);

Deno.test("what is asked for by name comes first, by its acronym or in full, right or misspelt", () => {
  for (const query of ["FB", "fb", "fire brigade", "fire brigad", "the Fire Brigade"]) {
    assert.equal(asked(query)[0], "fb", query);
  }
  assert.equal(asked("great fire")[0], "fire");
  assert.equal(asked("bak-ery")[0], asked("bakery")[0]);
  assert.equal(asked("Pepis")[0], "x");
});

Deno.test("a year gives what began in it, then what went on", () => {
  assert.deepEqual(asked("1666"), ["fire", "plague"]);
  assert.deepEqual(asked("September 1666"), ["fire"]);
  assert.deepEqual(asked("в сентябре 1666 г."), ["fire"]);
  assert.deepEqual(asked("city 1665")[0], "plague");
});

Deno.test("a day on which nothing began gives what began in its month", () => {
  assert.deepEqual(asked("20 September 1666"), ["fire"]);
  assert.deepEqual(asked("1667-01-05"), ["coal"]);
  assert.deepEqual(asked("1666-01-05"), ["plague"]);
});

Deno.test("what is not there is not found", () => {
  assert.deepEqual(asked("zeppelin"), []);
  assert.deepEqual(asked(""), []);
});

Deno.test("a result shows the sentence that holds the words, and marks them", () => {
  const met = new Set([key("bakery")]);
  const text = "Four days. It began in a bakery, at night. Nobody knew.";
  assert.equal(sentence(text, met), "It began in a bakery, at night.");
  assert.deepEqual(marked("a bakery.", met), [
    { text: "a ", met: false },
    { text: "bakery", met: true },
    { text: ".", met: false },
  ]);
  assert.equal(sentence("It cost 1.5 million. Then it rained.", met), "It cost 1.5 million.");
  assert.equal(sentence("", met), "");
});

Deno.test("a long sentence is cut around what was met", () => {
  const text = `${"before ".repeat(40)}bakery ${"after ".repeat(40)}end.`;
  const cut = sentence(text, new Set([key("bakery")]));
  assert.ok(cut.includes("bakery") && cut.length < 240, cut);
  assert.ok(cut.startsWith("… ") && cut.endsWith(" …"), cut);
});
