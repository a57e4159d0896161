"""Which exercise a notebook is: by what it says, then by what its file is called."""

import re
from functools import lru_cache

from natorussia.exercises import Exercise, exercise
from natorussia.exercises.content import contents
from natorussia.grading.files import ends, in_utf_8

_SAYS = re.compile(rb'"natorussia":\s*\{\s*"exercise":\s*"([\w-]+)"|\buse\(\s*\\?["\']([\w-]+)')
_CELLS = re.compile(
    rb'"(?:grade_id|id)":\s*"([\w-]+)"|\bcheck\(\s*\\?["\']([\w-]+)|# ?\d+\. `([\w-]+)`'
)
_PARTS = (b'"nbformat"', b'"cells"', b'"worksheets"')
_SUFFIXES = re.compile(r"(\.(ipynb|json|txt))+$", re.IGNORECASE)


def is_notebook(content: bytes) -> bool:
    """Whether a file is a notebook, whatever its name ends with."""
    content = in_utf_8(content)
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return start == b"{" and any(part in content for part in _PARTS)


def by_content(content: bytes) -> str | None:
    """Return the name of the notebook (``01-rome``) that its cells and metadata tell.

    What the metadata and the first cell say outright goes first; then the exercise that shares
    most ids, headings and checks with it, if it shares at least two and no other as many.
    """
    content = ends(in_utf_8(content))
    said = {_known(match[1] or match[2]) for match in _SAYS.finditer(content)} - {None}
    if len(said) == 1:
        return said.pop()
    words = {(match[1] or match[2] or match[3]).decode() for match in _CELLS.finditer(content)}
    titles = {name for name, title in _titles().items() if title in content}
    shared = {name: len(words & own) + 2 * (name in titles) for name, own in _marks().items()}
    best, *others = sorted(shared, key=lambda name: -shared[name])
    clear = all(shared[name] < shared[best] for name in others)
    return best if clear and shared[best] >= 2 else None  # noqa: PLR2004


def by_name(file: str) -> str | None:
    """Return the name of the notebook that a file's name tells: in any case, with (2) or Copy of.

    The longest name of an exercise that stands in it counts.
    """
    stem = _folded(_SUFFIXES.sub("", file))
    found = [
        (len(name), one.notebook)
        for one in _exercises()
        for name in (_folded(one.notebook), _folded(one.name))
        if re.search(rf"(?<![a-z]){name}(?![a-z])", stem)
    ]
    return max(found)[1] if found else None


def _known(name: bytes) -> str | None:
    try:
        return exercise(name.decode()).notebook
    except LookupError:
        return None


def _exercises() -> tuple[Exercise, ...]:
    return tuple(contents().values())


def _titles() -> dict[str, bytes]:
    return _titles_of(_exercises())


def _marks() -> dict[str, set[str]]:
    return _marks_of(_exercises())


@lru_cache(maxsize=4)  # one process may grade for several courses
def _titles_of(exercises: tuple[Exercise, ...]) -> dict[str, bytes]:
    return {one.notebook: f"# {one.title}".encode() for one in exercises}


@lru_cache(maxsize=4)
def _marks_of(exercises: tuple[Exercise, ...]) -> dict[str, set[str]]:
    """Return what each exercise's cells are called, and what they check."""
    kinds = ("", "-prompt", "-answer", "-check")
    return {
        one.notebook: {
            f"{name}{kind}"
            for name in (*(question.name for question in one.questions), one.essay.name)
            for kind in kinds
        }
        for one in exercises
    }


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text).strip("-").casefold()
