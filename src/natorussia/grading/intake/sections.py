"""Folders and archives of sections and weeks, which hold several students' work."""

from collections import defaultdict

from natorussia.grading.intake.files import File, below
from natorussia.grading.intake.layouts import NOBODYS, PLAIN_FOLDERS, by_system, named, owner
from natorussia.grading.intake.recognition import by_name


def is_of_sections(files: list[File]) -> bool:
    """Whether the folders, or archives, hold several students' work each: of a section, of a week.

    At least half of those that hold notebooks do, and no person of one is called as one of another:
    folders that a template gives to everybody would be.
    """
    around: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for file in files:
        title = _title(file)
        if title is not None and len(file.parts) > 1:
            around[file.parts[0]][title].add(_person(below(file)))
    several = len({file.parts[0] for file in files}) > 1 and not any(map(by_system, around))
    return several and _are_people(list(around.values()))


def _title(file: File) -> str | None:
    """Return the exercise that a notebook's name tells, or nothing where a system gave the name."""
    if ".ipynb" not in file.parts[-1].casefold():
        return None
    return by_name(file.parts[-1]) or ("" if any(map(by_system, file.parts[1:2])) else None)


def _person(file: File) -> str:
    """Return whom a file's folder, or its name, tells; nothing where that is nobody's name."""
    whose = owner(file) or named(file)
    if whose is None or by_system(file.parts[0]):
        return whose.student if whose else ""
    is_nobody = NOBODYS.fullmatch(whose.name) or whose.name.casefold() in PLAIN_FOLDERS
    return "" if is_nobody else whose.name


def _are_people(around: list[dict[str, set[str]]]) -> bool:
    """Whether those told by exercise, in several folders around them, can be different people."""
    for title in {title for one in around for title in one}:
        names = [name for one in around for name in one.get(title, ())]
        if len(set(names)) < len(names) or not all(names):
            return False
    several = sum(max(map(len, one.values())) > 1 for one in around)
    return several > 0 and 2 * several >= len(around)
