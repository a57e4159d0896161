"""The print kit of a chapter: cards, a strip, a map, a quiz sheet, and the key to all of them."""

from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from natorussia import data
from natorussia.data import UnknownNameError
from natorussia.data.languages import console
from natorussia.data.languages.catalogues import filled, gettext, ngettext, noted
from natorussia.data.languages.marking import of_page
from natorussia.maps import printed as maps
from natorussia.maps import tasks
from natorussia.markup import citations
from natorussia.paper.answers import key_list
from natorussia.paper.cards import Card, deal, order_key, sheets
from natorussia.paper.chromium import print_pdf
from natorussia.paper.document import document
from natorussia.paper.timeline import strip
from natorussia.paper.versions import named, sheet, versions
from natorussia.questions import load_bank
from natorussia.questions.bank import banks


def kit(chapter: str, path: Path, seed: int = 1, number: int = 1) -> None:
    """Print the kit of a chapter.

    Parameters
    ----------
    chapter
        The id of a section (``rome``) or the name of its chapter (``01-rome``).
    path
        The PDF to write.
    seed
        Fixes the order of the cards; another seed shuffles anew.
    number
        How many versions of the sheet of questions there are, each with its key.

    Raises
    ------
    UnknownNameError
        If there is no such chapter.
    ValueError
        If the chapter has nothing to print (see `is_empty`).
    FileNotFoundError
        If there is no Chromium.
    """
    html = kit_html(section_of(chapter), seed, number)
    with TemporaryDirectory() as folder:
        page = Path(folder, "kit.html")
        page.write_text(html, encoding="utf-8")
        print_pdf(page, path)


def is_empty(section: str) -> bool:
    """Tell whether a section has no events and no questions, so that there is nothing to print."""
    return not deal(section, 1) and not (section in banks() and load_bank(section))


def section_of(chapter: str) -> str:
    """Return the section of a chapter, named by either."""
    for row in data.rows("sections"):
        if chapter in (row["id"], row["chapter"]):
            return row["id"]
    known = [row["id"] for row in data.rows("sections")]
    raise UnknownNameError("chapter", chapter, known)


@of_page
def kit_html(section: str, seed: int, number: int = 1) -> str:
    """Return the kit as HTML."""
    title, cards, asked = (
        citations.row("sections", section)["title"],
        deal(section, seed),
        tasks.task(section),
    )
    if is_empty(section):
        raise ValueError(
            console.filled(
                "the chapter {0} has no events and no questions to print yet", repr(section)
            )
        )
    questions = load_bank(section) if section in banks() else []
    parts = [_guide(title, cards, asked is not None, len(questions)), sheets(cards)]
    if cards:
        empty = strip(cards, filled=False)
        parts.append(_part("np-wide", gettext("Timeline to fill in"), gettext(_STRIP), empty))
    if asked:
        parts.append(_part("np-page", filled("Map: {0}", asked.title), asked.asks, _map(asked)))
    found = versions(questions, number, seed) if questions else {}
    parts += [
        _part(
            "np-page",
            named(gettext("Questions"), letter),
            gettext(_NAME),
            sheet(ordered, letter, seed),
        )
        for letter, ordered in found.items()
    ]
    parts.append(_key(cards, asked, found))
    return document(filled("{0}: print kit", title), "".join(parts), "print", "kit")


_STRIP = noted(
    "Write each card\u2019s number where it belongs: the lane for what it is about, "
    "the place for when it happened."
)
_NAME = noted("Name: ______________________________   Date: ______________")


def _guide(title: str, cards: list[Card], has_map: bool, questions: int) -> str:  # noqa: FBT001
    """Return the first sheet: what is in the kit and how to use it, and an empty back."""
    contents = [
        f"<b>{_counted_cards(len(cards))}</b> {gettext(_CARDS)}" if cards else "",
        gettext(_BLANK_STRIP) if cards else "",
        f"<b>{gettext('A map to fill in.')}</b>" if has_map else "",
        f"<b>{_counted_questions(questions)}</b>" if questions else "",
        gettext("<b>The key,</b> from its heading to the last page: keep it back."),
    ]
    heading = escape(filled("{0}: print kit", title))
    return (
        '<section class="np-guide"><p class="np-course">'
        f"{escape(data.package()['title'])}</p><h1>{heading}</h1>{_list(contents)}"
        f"{_in_class() if cards else ''}</section>"
        f'<section class="np-back"><p>{gettext(_EMPTY)}</p></section>'
    )


def _counted_cards(number: int) -> str:
    return ngettext("{0} event card.", "{0} event cards.", number).format(number)


def _counted_questions(number: int) -> str:
    many = ngettext("A sheet of {0} question.", "A sheet of {0} questions.", number)
    return many.format(number)


def _list(lines: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{line}</li>" for line in lines if line) + "</ul>"


_BLANK_STRIP = noted("<b>A timeline to fill in,</b> on which the numbers of the cards go.")
_CARDS = noted(
    "Print on both sides, turned on the long edge, and cut along the lines. "
    "The front says what happened; the back, when and by which source."
)
_EMPTY = noted("This side is left empty, so that the cards print back to back.")
_IDEAS = (
    noted(
        "<b>Sort.</b> In groups of four: lay the cards in order of date without turning them, "
        "agree, then turn them over."
    ),
    noted(
        "<b>Choose five.</b> Which five cards would you keep to tell this story? "
        "Compare with another group."
    ),
    noted(
        "<b>Cause.</b> Lay two cards side by side that one of you holds to be cause and effect; "
        "say what would show it."
    ),
    noted(
        "<b>Sources.</b> Turn the cards over and sort them by who published the source. "
        "Whose voice is missing?"
    ),
)


def _in_class() -> str:
    ideas = [gettext(idea) for idea in _IDEAS]
    return f"<h2>{gettext('In class')}</h2>{_list(ideas)}"


def _part(kind: str, title: str, lead: str, body: str) -> str:
    head = f'<h1>{escape(title)}</h1><p class="np-lead-in">{escape(lead)}</p>'
    return f'<section class="{kind}">{head}{body}</section>'


def _map(asked: tasks.Task) -> str:
    return maps.drawn(asked) + maps.blanks(asked)


def _key(
    cards: list[Card], asked: tasks.Task | None, found: dict[str, list[dict[str, object]]]
) -> str:
    """Return the key: cards in order, the strip filled in, the map's names, the answers."""
    heading, sorting, drawn = gettext("Key"), gettext("Cards in order"), gettext("Map")
    parts = [f'<section class="np-page"><h1>{heading}</h1>']
    parts.append(f"<h2>{sorting}</h2>{order_key(cards)}" if cards else "")
    parts.append(f"<h2>{drawn}</h2>{maps.answers(asked)}" if asked else "")
    parts += [
        f"<h2>{named(gettext('Answers'), letter)}</h2>{key_list(ordered)}"
        for letter, ordered in found.items()
    ]
    parts.append("</section>")
    if cards:
        drawn, heading = strip(cards, filled=True), gettext("Timeline filled in")
        parts.append(f'<section class="np-wide"><h2>{heading}</h2>{drawn}</section>')
    return "".join(parts)
