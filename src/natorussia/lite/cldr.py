"""Babel for the browser: its code, and of CLDR the language of the course alone.

Pyodide has no Babel, whose own wheel weighs ten megabytes, nearly all of it the locales of the
world.  A course in English needs none (see ``natorussia.data.languages``).
"""

import hashlib
import zipfile
from importlib import metadata
from pathlib import Path, PurePath

from natorussia.data.languages import base, is_english
from natorussia.lite.wheels import LiteError

_LOCALES = "babel/locale-data"
_ALWAYS = {"root.dat", "en.dat"}  # where CLDR goes on looking
_TIME = (1980, 1, 1, 0, 0, 0)  # the same wheel each time


def put_wheel(tag: str, folder: Path) -> Path | None:
    """Write a wheel of the installed Babel for one language; nothing for English.

    Parameters
    ----------
    tag
        The language of the course.
    folder
        Where the wheels of the site are.

    Raises
    ------
    LiteError
        If the installed Babel does not know the language.
    """
    if is_english(tag):
        return None
    files = _files(base(tag))
    digest = hashlib.sha256(repr(files).encode()).hexdigest()[:8]
    # A browser may hold the wheel of an earlier edition: each has a build tag of its own.
    path = folder / f"babel-{metadata.version('babel')}-0{digest}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for name, content in files.items():
            wheel.writestr(zipfile.ZipInfo(name, _TIME), content, zipfile.ZIP_DEFLATED)
    return path


def _files(language: str) -> dict[str, bytes]:
    installed = metadata.distribution("babel").files or []
    wanted = [file for file in installed if _is_wanted(PurePath(file), language)]
    if not any(file.name == f"{language}.dat" for file in wanted):
        raise LiteError(
            f"the installed Babel has no locale {language!r}, which the course is in; correct the "
            "language in _config.yml, or install the extra `book` of the course again"
        )
    return {file.as_posix(): Path(str(file.locate())).read_bytes() for file in sorted(wanted)}


def _is_wanted(file: PurePath, language: str) -> bool:
    """Tell whether a file of Babel's is code, tells of the package, or is a locale to keep."""
    if file.parent.as_posix() == _LOCALES:
        return file.name in _ALWAYS or file.stem.split("_")[0] == language
    return file.suffix in {".py", ".dat"} or file.name in {"METADATA", "WHEEL"}
