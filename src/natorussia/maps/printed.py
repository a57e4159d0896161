"""Maps to fill in: numbered places on an outline map, what to write of each, and the key."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from natorussia import data
from natorussia.maps.outlines import Frame, Point, anchor, paths
from natorussia.markup import citations

_EUROPE = Frame(-12, 46, 34.5, 70)
_WIDE = Frame(18, 94, 19, 61)
_SHARE = 0.0145  # of a map's width that a circle's radius takes
_SETTLED = 60
_FEW = 11


@dataclass(frozen=True)
class Place:
    """A numbered place: where it is, and what the key says of it."""

    iso3: str
    answer: str
    at: Point | None = None


@dataclass(frozen=True)
class Task:
    """What a map asks."""

    title: str
    asks: str
    frame: Frame
    places: tuple[Place, ...]


def task(section: str) -> Task | None:
    """Return the map task of a section, or None where a map would teach nothing."""
    return _TASKS[section]() if section in _TASKS else None


def _members(after: str, until: str) -> tuple[Place, ...]:
    drawn = [row for row in data.rows("nato-members") if row["iso3"] not in ("USA", "CAN")]
    chosen = [row for row in drawn if after < row["accession"] <= until]
    return tuple(
        Place(row["iso3"], f"{row['state']}, {citations.date_words(row['accession'])}")
        for row in sorted(chosen, key=lambda row: row["state"])
    )


def _nineties() -> Task:
    asks = (
        "Each numbered state was a member of NATO when the decade ended. Name it, and mark the "
        "three that joined in its last year."
    )
    return Task("Members at the end of the decade", asks, _EUROPE, _members("", "1999-12-31"))


def _enlargement() -> Task:
    asks = (
        "Each numbered state joined NATO after its founders. Name it, write the year, and shade "
        "the states of one round alike."
    )
    return Task("Joining, round by round", asks, _EUROPE, _members("1949-12-31", "9999"))


def _new_start() -> Task:
    asks = (
        "These states joined NATO while the new council was at work. Name each, and write the year."
    )
    return Task("Seven at once", asks, _EUROPE, _members("1999-12-31", "2004-12-31"))


def _hindsight() -> Task:
    asks = "These states joined NATO after the article was printed. Name each, and write the year."
    return Task("Members since the article", asks, _EUROPE, _members("2007-06-30", "9999"))


def _csto() -> Task:
    asks = "Name each numbered state, and write beside it to which of these it belonged: CSTO, SCO."
    blocs: dict[str, tuple[str, list[str]]] = {}
    for row in data.rows("bloc-memberships"):
        if row["organisation"] in ("CSTO", "SCO") and row["status"] == "member":
            words = f"{row['organisation']} {citations.years_text(row['start'], _end(row))}".strip()
            blocs.setdefault(row["iso3"], (row["state"], []))[1].append(words)
    places = [
        Place(iso3, f"{state}: {', '.join(said)}")
        for iso3, (state, said) in sorted(blocs.items(), key=lambda one: one[1][0])
    ]
    return Task("Two organisations in the east", asks, _WIDE, tuple(places))


def _end(row: dict[str, str]) -> str:
    return "" if row["end"] == ".." else row["end"]


def _sites() -> Task:
    asks = (
        "Each number is a site of missile defence that was planned, offered or built. Name the "
        "place, say who proposed it, and what was to stand there."
    )
    rows = data.rows("missile-defence-sites")
    places = [
        Place(
            row["iso3"],
            f"{row['name']}: {row['element']}, proposed by {row['proposed_by']}, {row['status']}",
            (float(row["longitude"]), float(row["latitude"])),
        )
        for row in rows
    ]
    return Task("Where to put the shield", asks, Frame(2, 52, 36, 60), tuple(places))


_TASKS: dict[str, Callable[[], Task]] = {
    "nineties": _nineties,
    "new-start": _new_start,
    "enlargement": _enlargement,
    "missile-defence": _sites,
    "csto": _csto,
    "hindsight": _hindsight,
}


def drawn(asked: Task) -> str:
    """Return the map as SVG: outlines, and numbers in circles that do not cover each other."""
    left, top, width, height = asked.frame.box()
    radius = width * _SHARE
    spots = [
        asked.frame.project(place.at) if place.at else anchor(asked.frame, place.iso3)
        for place in asked.places
    ]
    states = [] if asked.places[0].at else [place.iso3 for place in asked.places]
    moved = apart(spots, 2.15 * radius)
    marks = "".join(map(_mark, range(1, len(spots) + 1), spots, moved, [radius] * len(spots)))
    box = f'x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return (
        f'<svg class="np-map" role="img" aria-label="{escape(asked.title)}" '
        f'viewBox="{left:.1f} {top:.1f} {width:.1f} {height:.1f}"><rect class="np-sea" {box}/>'
        f'{paths(asked.frame, states)}{marks}<rect class="np-frame" {box}/></svg>'
    )


def apart(spots: list[Point], least: float) -> list[Point]:
    """Return spots pushed apart until any two are a least distance away from each other."""
    found = list(spots)
    for _ in range(_SETTLED):
        for i in range(len(found)):
            for j in range(i):
                found[i], found[j] = _pushed(found[i], found[j], least)
    return found


def _pushed(one: Point, other: Point, least: float) -> tuple[Point, Point]:
    dx, dy = one[0] - other[0], one[1] - other[1]
    far = (dx**2 + dy**2) ** 0.5
    if far >= least:
        return one, other
    if far == 0:
        return (one[0] + least / 2, one[1]), (other[0] - least / 2, other[1])
    push = (least - far) / 2 / far
    return (one[0] + dx * push, one[1] + dy * push), (other[0] - dx * push, other[1] - dy * push)


def _mark(number: int, spot: Point, moved: Point, radius: float) -> str:
    (x0, y0), (x, y) = spot, moved
    return (
        f'<path class="np-lead" d="M{x0:.1f} {y0:.1f}L{x:.1f} {y:.1f}"/>'
        f'<circle class="np-dot" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
        f'<text class="np-in" x="{x:.1f}" y="{y + 0.38 * radius:.1f}" '
        f'font-size="{1.15 * radius:.1f}">{number}</text>'
    )


def blanks(asked: Task) -> str:
    """Return a numbered line to write on for each place."""
    kind = "np-lines" if len(asked.places) > _FEW else "np-lines np-long"
    return f'<ol class="{kind}">{"<li></li>" * len(asked.places)}</ol>'


def answers(asked: Task) -> str:
    """Return the key to a map."""
    items = "".join(f"<li>{escape(one.answer)}</li>" for one in asked.places)
    return f'<ol class="np-map-key">{items}</ol>'
