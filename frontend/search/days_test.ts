import assert from "node:assert/strict";
import { type Calendar, daysOf as read } from "./days.ts";

const url = new URL("../../tests/vectors/widgets/calendar.json", import.meta.url);
const calendar: Calendar = JSON.parse(Deno.readTextFileSync(url));
const daysOf = (query: string) => read(query, calendar);
const named = (query: string) => {
  const { from, to, rest } = daysOf(query)!;
  return [from, to, rest];
};

Deno.test("years, months and days are read as people write them", () => {
  assert.deepEqual(named("1999"), ["1999-01-01", "1999-12-31", ""]);
  assert.deepEqual(named("Feb 2024"), ["2024-02-01", "2024-02-29", ""]);
  assert.deepEqual(named("sept. 2001"), ["2001-09-01", "2001-09-30", ""]);
  assert.deepEqual(named("June 1999"), ["1999-06-01", "1999-06-30", ""]);
  assert.deepEqual(named("24 March 1999"), ["1999-03-24", "1999-03-24", ""]);
  assert.deepEqual(named("March 24th, 1999"), ["1999-03-24", "1999-03-24", ""]);
  assert.deepEqual(named("1999-03-24"), ["1999-03-24", "1999-03-24", ""]);
  assert.deepEqual(named("24.3.1999"), ["1999-03-24", "1999-03-24", ""]);
  assert.deepEqual(named("1999/03"), ["1999-03-01", "1999-03-31", ""]);
  assert.deepEqual(named("3/1999"), ["1999-03-01", "1999-03-31", ""]);
  assert.deepEqual(named("summer 2008"), ["2008-06-01", "2008-08-31", ""]);
  assert.deepEqual(named("fall of 2008"), ["2008-09-01", "2008-11-30", ""]);
  assert.deepEqual(named("1994 to 1996"), ["1994-01-01", "1996-12-31", ""]);
  assert.deepEqual(named("Bucharest 2008"), ["2008-01-01", "2008-12-31", "Bucharest"]);
  assert.deepEqual(named("Kosovo 1999 or March 2000").slice(0, 2), ["2000-03-01", "2000-03-31"]);
});

Deno.test("a month is read in each language of the course, as it stands in a sentence", () => {
  for (
    const query of [
      "in March 1999",
      "März 1999",
      "im Ma\u0308rz 1999",
      "marz 1999",
      "mars 1999",
      "en mars 1999",
      "MARS 1999",
      "март 1999",
      "Марта 1999 года",
      "в марте 1999 г.",
      "березень 1999",
      "у березні 1999 р.",
      "у березні 1999 року",
      "מרץ 1999",
      "במרץ 1999",
    ]
  ) assert.deepEqual(named(query), ["1999-03-01", "1999-03-31", ""], query);
});

Deno.test("a part of a year without months is the year", () => {
  for (
    const query of [
      "early 2022",
      "at the end of 2022",
      "Ende 2022",
      "début 2022",
      "в конце 2022 года",
    ]
  ) {
    const [from, to, rest] = named(query);
    assert.deepEqual([from, to], ["2022-01-01", "2022-12-31"], query);
    assert.equal(rest, "", query);
  }
});

Deno.test("a day is read in each language of the course", () => {
  for (
    const query of [
      "24. März 1999",
      "24.März 1999",
      "am 24. März 1999",
      "le 24 mars 1999",
      "24 марта 1999",
      "24\u00a0марта 1999\u00a0г.",
      "24 березня 1999 року",
      "24 במרץ 1999",
    ]
  ) assert.deepEqual(named(query), ["1999-03-24", "1999-03-24", ""], query);
  assert.deepEqual(named("1er avril 1999").slice(0, 2), ["1999-04-01", "1999-04-01"]);
});

Deno.test("each name of a month is of one month, whatever language has it", () => {
  for (const [n, names] of calendar.months.entries()) {
    for (const name of names.filter((name) => !name.endsWith("*"))) {
      assert.equal(named(`${name} 1999`)[0].slice(5, 7), String(n + 1).padStart(2, "0"), name);
      assert.equal(named(`${name} 1999`)[2], "", name);
    }
  }
});

Deno.test("years, seasons and stretches are read in each language of the course", () => {
  for (
    const query of ["1999 год", "в 1999 году", "1999 г.", "у 1999 році", "בשנת 1999", "ב-1999"]
  ) assert.deepEqual(named(query), ["1999-01-01", "1999-12-31", ""], query);
  for (const query of ["Sommer 2008", "été 2008", "летом 2008", "лето 2008 года", "קיץ 2008"]) {
    assert.deepEqual(named(query), ["2008-06-01", "2008-08-31", ""], query);
  }
  for (const query of ["влітку 2008", "улітку 2008 року", "à l’été 2008", "בקיץ 2008"]) {
    assert.deepEqual(named(query), ["2008-06-01", "2008-08-31", ""], query);
  }
  for (const query of ["навесні 2008", "весной 2008 г.", "к весне 2008", "au printemps 2008"]) {
    assert.deepEqual(named(query), ["2008-03-01", "2008-05-31", ""], query);
  }
  for (const query of ["восени 2008", "осенью 2008 года", "im Herbst 2008", "בסתיו 2008"]) {
    assert.deepEqual(named(query), ["2008-09-01", "2008-11-30", ""], query);
  }
  for (const query of ["1994 bis 1996", "1994 à 1996", "с 1994 по 1996", "1994–1996 гг."]) {
    assert.deepEqual(named(query), ["1994-01-01", "1996-12-31", ""], query);
  }
});

Deno.test("words beside a date are asked for, and words like months are no months", () => {
  assert.deepEqual(named("Косово март 1999"), ["1999-03-01", "1999-03-31", "Косово"]);
  assert.deepEqual(named("bombing in März 1999")[2], "bombing in");
  for (const query of ["Junior 1999", "Marsh 1999", "Маршалл 1999", "Mayor 1999", "Rome 1999"]) {
    assert.deepEqual(named(query), ["1999-01-01", "1999-12-31", query.split(" ")[0]], query);
  }
});

Deno.test("what is no day is not read as one", () => {
  for (const query of ["resolution 1244", "the 1990s", "SC/1999x", "kosovo", "März", "1990er"]) {
    assert.equal(daysOf(query), undefined, query);
  }
  assert.equal(daysOf("31 February 1999")!.from, "1999-02-01");
});
