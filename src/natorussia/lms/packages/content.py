"""What a package holds, whatever its standard: files, the page that opens, and how it is called."""

from dataclasses import dataclass

HOST = "_static/natorussia/host.js"
CARDS = "_static/natorussia/cards.js"
RUNTIME = "_static/natorussia/lms.js"
PART = ("self.nrPart=", ";\n")
"""What the script of a part of a long timeline has before and after what it tells."""


@dataclass(frozen=True)
class Content:
    """The files of a package.

    Parameters
    ----------
    iri
        The address that names this activity, on every platform the same.
    title, description, language
        What a platform shows of it, and in which language (BCP 47) that is.
    page
        The path of the page that opens.
    files
        The bytes of each file by its path.
    """

    iri: str
    title: str
    description: str
    language: str
    page: str
    files: dict[str, bytes]


@dataclass(frozen=True)
class Start:
    """How the page's script is started: what ``frontend/lms`` is told by its package.

    Parameters
    ----------
    kind
        ``scorm12``, ``scorm2004``, ``cmi5`` or ``xapi``.
    iri, title
        Those of the content.
    passes
        The share of the points that passes, from 0 to 1; None where nobody fails.
    """

    kind: str
    iri: str
    title: str
    passes: float | None

    def attributes(self, root: str) -> dict[str, str]:
        """Return the attributes of the script on a page; ``root`` leads to the package's folder."""
        told = {"kind": self.kind, "iri": self.iri, "title": self.title}
        if self.passes is not None:
            told["pass"] = f"{self.passes:g}"
        told["next"] = root + HOST
        return {"src": root + RUNTIME, **{f"data-{name}": value for name, value in told.items()}}


def iri_of(course: str, section: str, *, quiz: bool) -> str:
    """Return the name of an activity that stays the same wherever the course is read."""
    return f"urn:natorussia:{course}:{section}" + ":quiz" * quiz
