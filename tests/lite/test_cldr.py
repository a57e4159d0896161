"""A course in another language takes its locale along into the browser, and no other."""

import subprocess
import sys
import zipfile

import pytest

from natorussia.lite import cldr, wheels
from natorussia.lite.wheels import LiteError

SAID = """
import datetime, io
from babel import Locale
from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
assert Locale.parse("he_IL", sep="_").text_direction == "rtl"
assert [read.id for read in read_po(io.BytesIO(b'msgid "a"\\nmsgstr "b"\\n')) if read.id] == ["a"]
day = datetime.date(1999, 3, 24)
print(format_date(day, "long", locale="he"), format_decimal(0.5, locale="he"))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Write the wheel of a Hebrew course."""
    return cldr.put_wheel("he-IL", tmp_path_factory.mktemp("wheels"))


def test_wheel_has_one_language(wheel):
    """The code, the root of CLDR, English beneath it, and Hebrew: a twentieth of Babel's own."""
    names = zipfile.ZipFile(wheel).namelist()
    locales = {name.rpartition("/")[2] for name in names if name.startswith("babel/locale-data/")}
    assert locales == {"root.dat", "en.dat", "he.dat", "he_IL.dat"}
    assert wheel.stat().st_size < 500_000


def test_wheel_is_an_entry_that_the_course_depends_on(wheel):
    """Pyodide loads it with the course, whose wheel names Babel."""
    (entry,) = wheels.entries([wheel]).values()
    assert (entry["name"], entry["imports"]) == ("babel", ["babel"])


def test_wheel_works_alone(wheel):
    """Dates, numbers, directions and catalogues, in a Python that has nothing else."""
    folder = wheel.with_suffix("")
    zipfile.ZipFile(wheel).extractall(folder)
    said = subprocess.run(
        [
            sys.executable,
            "-X",
            "utf8",
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path[:0] = [{str(folder)!r}]{SAID}",
        ],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert said.stdout == "24 במרץ 1999 0.5\n"


def test_english_needs_none(tmp_path):
    """Whatever its region."""
    assert cldr.put_wheel("en-ZA", tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_unknown_language_is_named(tmp_path):
    """With what to do."""
    with pytest.raises(LiteError, match=r"no locale .xq., .*correct the language"):
        cldr.put_wheel("xq", tmp_path)
