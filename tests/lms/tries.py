"""Responses to a question: right, wrong and half, with the credit that each earns here."""

from decimal import Decimal
from functools import partial

from natorussia.questions import items as forms
from natorussia.questions import key, public, score
from natorussia.questions.ids import short


def tried(question, one):
    """Return responses to a question: how a reader is asked, and the credit it earns here."""
    form, answers = one.form, key(question)
    right = partial(credit, question, answers)
    if question["kind"] == "place":
        return periods(question, one, answers)
    ways = {forms.Pairs: matches, forms.Gaps: fillings, forms.Sequence: sequences}
    if type(form) in ways:
        return ways[type(form)](question, form, right)
    if isinstance(form, forms.Choice):
        return choices(question, form, right)
    if isinstance(form, forms.Words):
        more = [*form.accept, "", "nothing", *[w + "x" for w in form.accept]]
        more += [sign + word for word in form.accept for sign in "-+#"]
        more += [word + sign for word in form.accept for sign in "-+#"]
        more += [word for word, _ in form.wrong]
        return [("typed", word, right(word)) for word in [*more, *map(str.upper, form.accept)]]
    return [("number", one, right({"value": one})) for one in numbers(answers)]


def credit(question, answers, response):
    return score(question["kind"], answers, response).credit


def fillings(_question, form, right):
    """Return texts filled in: all right, each blank wrong, empty or in capitals, each option."""
    full = {name: gap.accept[0] for name, gap in form.gaps.items()}
    found = [full, dict.fromkeys(full, "nothing of the kind"), dict.fromkeys(full, "")]
    for name, gap in form.gaps.items():
        others = gap.options or (
            *gap.accept,
            full[name].upper(),
            f"{full[name]}x",
            f"{full[name]}#",
        )
        found += [{**full, name: other} for other in others]
    chosen = {name: gap.options for name, gap in form.gaps.items() if gap.options}
    offered = [one for one in found if all(one[n] in known for n, known in chosen.items())]
    return [("filled", one, right(one)) for one in offered]


def choices(question, form, right):
    if question["kind"] == "reason":
        reasons = [short(one["text"]) for one in question["reasons"]]
        given = [{"verdict": v, "reason": one} for v in (True, False) for one in reasons]
        return [
            ("ticked", [option.html], right(response))
            for option, response in zip(form.options, given, strict=True)
        ]
    names = {
        one.html: short(text["text"])
        for one, text in zip(form.options, question["options"], strict=True)
    }
    full = [one.html for one in form.options if one.credit]
    sets = [[html] for html in names]
    if form.many:
        sets += [full, full[1:], list(names), *[[*full, one] for one in names if one not in full]]
        return [("ticked", one, right([names[html] for html in one])) for one in sets if one]
    return [("ticked", one, right(names[one[0]])) for one in sets]


def numbers(answers):
    middle, off = Decimal(repr(answers["number"])), Decimal(repr(answers["tolerance"]))
    step = max(off, abs(middle)) / 1000 or Decimal("0.001")
    found = [middle, middle + off, middle - off, middle + off + step, middle - off - step]
    found += [Decimal(repr(number)) for number, _ in answers["wrong"]]
    return [f"{one:f}" for one in [*found, -middle, middle * 10, middle + 1, Decimal(0)]]


def matches(question, form, right):
    pairs = {pair.left: pair.right for pair in form.pairs}
    lefts = [one["left"] for one in question["pairs"]]
    names = {pair.left: short(left) for pair, left in zip(form.pairs, lefts, strict=True)}
    rights = sorted({*pairs.values(), *form.extra})
    other = {right: rights[i - 1] for i, right in enumerate(rights)}
    wrong = [{**pairs, left: other[right]} for left, right in pairs.items()]
    return [
        ("matched", one, right({names[left]: side for left, side in one.items()}))
        for one in [pairs, *wrong]
    ]


def sequences(question, form, right):
    names = {one["html"]: one["id"] for one in public(question)["items"]}
    items = list(form.items)
    turned = [[*items[:i], items[i + 1], items[i], *items[i + 2 :]] for i in range(len(items) - 1)]
    return [("ordered", one, right([names[i] for i in one])) for one in [items, *turned]]


def periods(question, one, answers):
    """Return the periods of a scale; only what holds the event is right."""
    from natorussia.data.calendar import civil

    years = {civil(answers["answer"])[0], civil(answers["until"] - 1)[0]}
    if isinstance(one.form, forms.Numbers):
        around = range(int(str(question["from"])[:4]), int(str(question["to"])[:4]) + 1)
        return [("number", str(year), float(year in years)) for year in around]
    full = [option.html for option in one.form.options if option.credit == 1]
    assert len(full) == 1
    return [("ticked", [o.html], o.credit) for o in one.form.options]
