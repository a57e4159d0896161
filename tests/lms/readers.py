"""Marking as other systems do it, from what their formats hold: a response earns all or less.

Moodle: question/type/{multichoice,shortanswer,numerical,match,ordering}/question.php of Moodle 4.4
and 5.1. QTI 1.2: the response processing of the standard. No system was run.
"""

import re
from html import unescape

from bs4 import BeautifulSoup

# How Moodle's own reader finds embedded answers (question/type/multianswer/questiontype.php).
EMBEDDED = re.compile(r"\{(\d+):(SHORTANSWER|MULTICHOICE_S):(.*?)(?<!\\)\}", re.DOTALL)
ANSWER = re.compile(
    r"~?(=|%(-?[0-9]+)%)?(.+?(?<!\\|&)(?=[~#}]|$))(#(.*?(?<!\\)(?=[~}]|$)))?", re.DOTALL
)
QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


def is_near(given, number, tolerance):
    """Return whether Moodle takes a number: it widens a tolerance by what doubles may be off."""
    reach = tolerance + 1e-14 * max(1, abs(number))
    return number - reach <= float(given) <= number + reach


class Moodle:
    """A question of Moodle XML."""

    def __init__(self, element):
        self.element = element
        self.answers = [
            (
                a.findtext("text"),
                float(a.get("fraction")) / 100,
                float(a.findtext("tolerance") or 0),
            )
            for a in element.findall("answer")
        ]

    def ticked(self, htmls):
        return sum(share for html, share, _ in self.answers if html in htmls) > 0.999999

    def typed(self, words):
        plain = [(text.replace(r"\*", "*"), share) for text, share, _ in self.answers]
        found = [share for text, share in plain if text.lower() == words.strip().lower()]
        return bool(found) and found[0] == 1

    def number(self, given):
        found = [s for text, s, off in self.answers if is_near(given, float(text), off)]
        return bool(found) and found[0] == 1

    def matched(self, given):
        subs = [s for s in self.element.iter("subquestion") if s.findtext("text")]
        return all(given[s.findtext("text")] == s.findtext("answer/text") for s in subs)

    def ordered(self, htmls):
        return [text for text, _, _ in sorted(self.answers, key=lambda one: one[1])] == htmls

    def filled(self, texts):
        gaps = EMBEDDED.findall(self.element.findtext("questiontext/text"))
        assert len(gaps) == len(texts)
        return all(
            any(
                a[0] and shown(kind, a[2]).lower() == text.strip().lower()
                for a in ANSWER.findall(body)
            )
            for (_, kind, body), text in zip(gaps, texts.values(), strict=True)
        )


def shown(kind, answer):
    """Return an embedded answer as it is read: what is chosen from is HTML."""
    return plain(unescaped(answer)) if kind == "MULTICHOICE_S" else unescaped(answer)


def unescaped(answer):
    return unescape(answer).replace(r"\*", "*")


class Gift:
    """A question as gift-pegjs reads it, marked as Moodle does."""

    def __init__(self, read):
        self.read = read

    def _share(self, choice):
        return choice["weight"] if choice["weight"] is not None else 100 * choice["isCorrect"]

    def ticked(self, htmls):
        chosen = [c for c in self.read["choices"] if c["text"]["text"] in htmls]
        return sum(map(self._share, chosen)) > 99.9999

    def typed(self, words):
        for choice in self.read["choices"]:
            if choice["text"]["text"].replace(r"\*", "*").lower() == words.strip().lower():
                return self._share(choice) == 100
        return False

    def number(self, given):
        for choice in self.read["choices"]:
            if is_near(given, choice["text"]["number"], choice["text"]["range"]):
                return self._share(choice) == 100
        return False

    def matched(self, given):
        pairs = [p for p in self.read["matchPairs"] if p["subquestion"]["text"]]
        return all(given[p["subquestion"]["text"]] == decoded(p["subanswer"]) for p in pairs)

    def ordered(self, htmls):
        return self.matched({html: str(place) for place, html in enumerate(htmls, 1)})

    def filled(self, texts):
        ((_, text),) = texts.items()
        return self.typed(text)


def decoded(answer):
    """Return an answer without the placeholders that gift-pegjs leaves in right-hand sides."""
    return re.sub(r"&&(\d{3});", lambda found: chr(int(found[1])), answer)


class Qti:
    """An item of QTI 1.2."""

    def __init__(self, element):
        self.element = element

    def _full(self, response):
        score = 0.0
        for condition in self.element.iter(f"{QTI}respcondition"):
            if not all(holds(one, response) for one in condition.find(f"{QTI}conditionvar")):
                continue
            for change in condition.iter(f"{QTI}setvar"):
                score = float(change.text) + (score if change.get("action") == "Add" else 0)
            if condition.get("continue") == "No":
                break
        return score > 99.999

    def ticked(self, htmls):
        names = labels(self.element)
        return self._full({"response1": [names[html] for html in htmls]})

    def typed(self, words):
        return self._full({"response1": [words.strip()]})

    def number(self, given):
        return self._full({"response1": [given]})

    def matched(self, given):
        lids = self.element.iter(f"{QTI}response_lid")
        found = {one.get("ident"): (text_of(one), labels(one)) for one in lids}
        return self._full({n: [names[given[left]]] for n, (left, names) in found.items()})

    def ordered(self, htmls):
        return self.matched({html: str(place) for place, html in enumerate(htmls, 1)})

    def filled(self, texts):
        """Fill each blank with what is listed; what is typed is compared with all that is."""
        lids = {text_of(one): labels(one) for one in self.element.iter(f"{QTI}response_lid")}
        low = {
            n: {label.lower(): name for label, name in found.items()} for n, found in lids.items()
        }
        given = {n: [low[n].get(text.strip().lower(), "")] for n, text in texts.items()}
        return self._full({f"response_{n}": name for n, name in given.items()})


def holds(test, response):
    """Return whether a condition of QTI 1.2 holds."""
    kind, inner = test.tag.removeprefix(QTI), [holds(one, response) for one in test]
    given = response.get(test.get("respident"), [])
    if kind in ("and", "or", "not", "other"):
        return {"and": all(inner), "or": any(inner), "not": not any(inner), "other": True}[kind]
    if kind == "varequal":
        return test.text.lower() in [one.lower() for one in given]
    number = float(given[0]) if given else float("nan")
    return number >= float(test.text) if kind == "vargte" else number <= float(test.text)


def labels(parent):
    """Return the names of choices by what they show."""
    found = parent.iter(f"{QTI}response_label")
    return {one.findtext(f".//{QTI}mattext"): one.get("ident") for one in found}


def text_of(lid):
    """Return what stands beside a list of choices."""
    return lid.findtext(f"{QTI}material/{QTI}mattext")


class D2l:
    """A question of D2L's CSV, by the rules of its sample file; what is HTML is read as such."""

    def __init__(self, rows):
        self.rows = rows
        self.kind = rows[0][1]

    def _named(self, name):
        return [row for row in self.rows if row[0] == name]

    def ticked(self, htmls):
        worth = {plain(row[2]): int(row[1]) for row in self._named("Option")}
        chosen = {plain(html) for html in htmls}
        if self.kind == "MC":
            return sum(worth[one] for one in chosen) == 100
        assert self._named("Scoring")[0][1] == "AllOrNothing"
        return chosen == {text for text, right in worth.items() if right}

    def typed(self, words):
        assert all(row[1] == "100" and not row[3] for row in self._named("Answer"))
        return words.strip().lower() in [row[2].lower() for row in self._named("Answer")]

    def number(self, given):
        return self.typed(given)

    def matched(self, given):
        rights = {row[1]: plain(row[2]) for row in self._named("Match")}
        lefts = {plain(row[2]): row[1] for row in self._named("Choice")}
        return all(rights[lefts[plain(left)]] == right for left, right in given.items())

    def ordered(self, htmls):
        assert self._named("Scoring")[0][1] == "AllOrNothing"
        return [plain(row[2]) for row in self._named("Item")] == [plain(html) for html in htmls]


def plain(html):
    """Return what is read in a piece of HTML."""
    return BeautifulSoup(html, "html.parser").get_text()
