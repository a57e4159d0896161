"""What is wrong with the maps of a course, one line a fault."""

from collections.abc import Iterator

from natorussia import data
from natorussia.data.languages import console
from natorussia.maps.outlines import rings
from natorussia.maps.tasks import FILE, Task, has_steps, outlines, steps, task, task_sections


def faults() -> Iterator[str]:
    """Yield the faults of the course's ``maps.yml``; none where there is no such file."""
    if not (data.folder() / FILE).is_file():
        return
    try:
        known, asked = set(rings(outlines())), task_sections()
        if has_steps():
            found = steps()
            found.step.format(year="", count=0, names="")
            states = (row["iso3"] for row in data.rows(found.table))
            yield from _absent("steps", known | {*found.beyond}, states)
    except (LookupError, ValueError) as error:
        yield _said(error)
        return
    for name in asked:
        try:
            yield from _task_faults(name, known)
        except (LookupError, ValueError) as error:
            yield _said(error)


def _task_faults(name: str, known: set[str]) -> Iterator[str]:
    titles = list(data.index("sections"))
    if name not in titles:
        yield f"{FILE}: tasks: {data.UnknownNameError('section', name, titles)}"
        return
    asked: Task | None = task(name)
    if asked is None or not asked.places:
        yield console.filled(
            "{0}: tasks: {1}: no row is chosen; look at only, without, after and until", FILE, name
        )
        return
    drawn = (one.iso3 for one in asked.places if one.at is None)
    yield from _absent(f"tasks: {name}", known, drawn)


def _absent(where: str, known: set[str], wanted: Iterator[str]) -> Iterator[str]:
    for iso3 in sorted(set(wanted) - known):
        yield f"{FILE}: {where}: {data.UnknownNameError('outline', iso3, sorted(known))}"


def _said(error: Exception) -> str:
    said = str(error)
    return said if said.startswith(FILE) else f"{FILE}: {said}"
