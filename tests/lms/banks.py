"""Banks made up by chance, of every kind that other systems hold."""

from hypothesis import strategies as st

from natorussia.questions import BankError, load_bank

WORD = st.text("abcXYZäß +-#5.,é", min_size=1, max_size=8).filter(
    lambda word: any(one.isalnum() for one in word) and word == word.strip()
)
# What formats, spreadsheets and eyes take for something else.
HARD = st.sampled_from(
    [
        *("<b>1</b>", "a & b", "{x}", "~=a", "5,000", "1e3", "=SUM(1)", "%50%a", "::a::", "a -> b"),
        *(
            "A",
            "\u0410",
            "\u00e9",
            "e\u0301x",
            "\u200f\u05e9",
            "\u0661\u0662",
            "\U0001f44d",
            "a\\=b",
            '"q"',
            "[plain]",
            "[html]x",
            "%100%no",
            "&&035;1",
            "]]>a",
            "<![CDATA[b",
            "c&nbsp;d",
        ),
    ]
)
NUMBER = st.one_of(
    st.integers(-3000, 3000).map(float),
    st.decimals(-1000, 1000, places=3).map(float),
    st.sampled_from([1.602e-19, 6.02e23, 1e-9, 0.1, 123456789012.0, -40.0]),
)


@st.composite
def options(draw, *, many):
    plain = st.integers(0, 999).map("option {}".format)
    texts = draw(st.lists(plain | HARD, min_size=2, max_size=30, unique=True))
    right = draw(st.sets(st.sampled_from(texts), min_size=1, max_size=len(texts) if many else 1))
    return [{"text": one, **({"correct": True} if one in right else {})} for one in texts]


@st.composite
def texts(draw):
    accept = draw(st.lists(WORD | HARD, min_size=1, max_size=4, unique_by=plain))
    return {"kind": "text", "accept": accept}


@st.composite
def numbers(draw):
    tolerance = draw(st.sampled_from([0, 0, 0.005, 0.5, 10, 1e-21]))
    return {"kind": "numeric", "answer": draw(NUMBER), "tolerance": tolerance}


@st.composite
def pairs(draw):
    size = draw(st.integers(2, 9))
    rights = draw(st.lists(st.integers(0, 99), min_size=size, max_size=size, unique=True))
    found = [{"left": f"left {i}", "right": f"right {one}"} for i, one in enumerate(rights)]
    found[0]["left"], found[1]["right"] = draw(HARD), draw(HARD)
    return {"kind": "match", "pairs": found, "extra": ["right none"]}


@st.composite
def orders(draw):
    items = draw(st.lists(st.integers(0, 99), min_size=3, max_size=7, unique=True))
    texts = [draw(HARD), *(f"item {one}" for one in items)]
    return {"kind": "order", "items": [{"text": one} for one in texts]}


@st.composite
def reasons(draw):
    found = [dict(one) for one in draw(options(many=False))][:6]
    for one in found:
        one.pop("correct", None)
    draw(st.sampled_from(found))["correct"] = True
    return {"kind": "reason", "statement": "So.", "verdict": draw(st.booleans()), "reasons": found}


@st.composite
def places(draw):
    first = draw(st.integers(1950, 2013))
    return {
        "kind": "place",
        "event": "2014-crimea-annexed",
        "from": first,
        "to": draw(st.integers(2015, 2030)),
        "full": draw(st.integers(0, 400)),
        "zero": draw(st.integers(401, 4000)),
    }


@st.composite
def blanks(draw):
    words = draw(st.lists(WORD | HARD, min_size=2, max_size=8, unique_by=plain))
    names = [f"gap_{n}" for n in range(draw(st.integers(1, 3)))]
    found = {name: draw(gap(words)) for name in names}
    return {"kind": "blanks", "text": " and ".join(f"{{{{{n}}}}}" for n in names), "blanks": found}


@st.composite
def gap(draw, words):
    accept = draw(st.lists(st.sampled_from(words), min_size=1, max_size=2, unique=True))
    if not draw(st.booleans()):
        return {"accept": accept, "fuzzy": draw(st.sampled_from([0, 0, 1]))}
    return {"accept": accept, "options": words, "feedback": "Look again."}


def plain(word):
    """Return a word as it is compared."""
    from natorussia.questions.normalise import normal

    return normal(word)


def chosen(kind, *, many):
    return options(many=many).map(lambda found: {"kind": kind, "options": found})


KINDS = st.one_of(
    chosen("single", many=False),
    chosen("multiple", many=True),
    texts(),
    numbers(),
    pairs(),
    orders(),
    reasons(),
    places(),
    blanks(),
)


def loaded(drawn):
    """Return what was drawn as questions, without what the bank refuses."""
    questions = []
    for number, fields in enumerate(drawn):
        question = {"id": f"x-{number}", "level": "recall", "prompt": "What?", **fields}
        try:
            questions += load_bank([question])
        except BankError:  # such as an event that is off the scale
            continue
    return questions
