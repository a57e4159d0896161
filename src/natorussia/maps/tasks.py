"""What the maps of a course show, from the file ``maps.yml`` beside its tables.

The file names a table of outlines, a map to step through (`Steps`), and maps to fill in, one for a
section at most (`Task`); a course without the file has no maps.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from natorussia import data
from natorussia.data.languages import console
from natorussia.data.yaml_files import mapping
from natorussia.maps.outlines import Frame, Point
from natorussia.markup import citations

FILE = "maps.yml"
_SIDES = 4
Row = dict[str, str]


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


@dataclass(frozen=True)
class Steps:
    """A map on which the states of a table light up, year by year.

    Parameters
    ----------
    table, state, date
        The table, its column of names and the one of days in EDTF; `iso3` names the outlines.
    frame
        What the map shows.
    legend, caption, alt
        What is said before the years, below the map (with ``{first}`` and ``{last}``) and of it.
    step
        What is said of a year, with ``{year}``, ``{count}`` and ``{names}``; by default
        ``1999: 19 in all; new: Poland``.
    beyond
        The `iso3` of states that joined and lie off the map, so that they need no outline.
    """

    table: str
    state: str
    date: str
    frame: Frame
    legend: str
    caption: str
    alt: str
    step: str = ""
    beyond: Sequence[str] = ()


@dataclass(frozen=True)
class _Wanted:
    """What the file says of a map to fill in."""

    title: str
    asks: str
    frame: Frame
    table: str
    answer: str
    each: str = ""
    order: str = ""
    only: Mapping[str, list[str]] | None = None
    without: Mapping[str, list[str]] | None = None
    dated: str = ""
    after: str = ""
    until: str = "9999"


def outlines() -> str:
    """Return the name of the table of outlines.

    Raises
    ------
    LookupError
        If the course has no maps.
    """
    return str(_part("outlines"))


def steps() -> Steps:
    """Return the map that is stepped through.

    Raises
    ------
    LookupError
        If the course has none.
    ValueError
        If it lacks something, or has what no map has.
    """
    found: Steps = _filled(Steps, _part("steps"), "steps")
    return found


def has_steps() -> bool:
    """Tell whether the course has a map to step through."""
    return "steps" in _file()


def task_sections() -> list[str]:
    """Return the sections that have a map to fill in."""
    return list(_file().get("tasks") or {})


def task(section: str) -> Task | None:
    """Return the map to fill in of a section, or None where a map would teach nothing."""
    told = (_file().get("tasks") or {}).get(section)
    if not told:
        return None
    wanted: _Wanted = _filled(_Wanted, told, f"tasks: {section}")
    return Task(wanted.title, wanted.asks, wanted.frame, tuple(_places(wanted)))


def _part(name: str) -> Any:  # noqa: ANN401
    if name not in _file():
        raise LookupError(
            console.filled(
                "this course has no {0} in {1}; add them there", name, data.folder() / FILE
            )
        )
    return _file()[name]


def _file() -> dict[str, Any]:
    return mapping(data.folder() / FILE, console.gettext("outlines, steps and tasks"))


def _filled(kind: Any, told: Any, where: str) -> Any:  # noqa: ANN401
    """Return what the file says as a `Steps` or a `_Wanted`."""
    known = {field.name for field in fields(kind)}
    if not isinstance(told, dict) or not set(told) <= known:
        raise ValueError(
            console.filled(
                "{0}: {1}: got {2}, expected fields of {3}",
                FILE,
                where,
                f"{told!r:.80}",
                sorted(known),
            )
        )
    sides = told.get("frame")
    if not isinstance(sides, list) or len(sides) != _SIDES:
        raise ValueError(
            console.filled(
                "{0}: {1}: frame: got {2}, expected [west, east, south, north]",
                FILE,
                where,
                repr(sides),
            )
        )
    try:
        return kind(**told | {"frame": Frame(*map(float, sides))})
    except TypeError as error:
        raise ValueError(f"{FILE}: {where}: {error}".replace("__init__() ", "")) from error


def _places(wanted: _Wanted) -> Iterator[Place]:
    rows = [row for row in data.rows(wanted.table) if _is_chosen(row, wanted)]
    if wanted.order:
        rows.sort(key=lambda row: row[wanted.order])
    groups: dict[str, list[Row]] = {}
    for number, row in enumerate(rows):
        groups.setdefault(row["iso3"] if wanted.each else str(number), []).append(row)
    for own in groups.values():
        said = ", ".join(wanted.each.format_map(_words(wanted.table, row)) for row in own)
        answer = wanted.answer.format_map(_words(wanted.table, own[0]) | {"all": said})
        yield Place(own[0]["iso3"], answer, _point(own[0]))


def _is_chosen(row: Row, wanted: _Wanted) -> bool:
    only, without = wanted.only or {}, wanted.without or {}
    return (
        all(row[column] in cells for column, cells in only.items())
        and not any(row[column] in cells for column, cells in without.items())
        and (not wanted.dated or wanted.after < row[wanted.dated] <= wanted.until)
    )


def _point(row: Row) -> Point | None:
    return (float(row["longitude"]), float(row["latitude"])) if "longitude" in row else None


def _words(table: str, row: Row) -> Row:
    """Return the cells of a row as they are said: dates in words, and ``years`` from its span."""
    dated = [name for name, one in data.fields(table).items() if "in EDTF" in one["description"]]
    words = {name: citations.date_words(row[name]) for name in dated if row[name] not in ("", "..")}
    end = "" if row.get("end") == ".." else row.get("end", "")
    return row | words | {"years": citations.years_text(row.get("start", ""), end).strip()}
