"""Commands read an edition of a course: its class folder, kits, exports, report and print."""

import json
from pathlib import Path

import pytest

from natorussia.cli import main
from natorussia.data import course as places
from natorussia.data.languages.catalogues import read_po, write_po
from natorussia.markup.plain import plain
from natorussia.paper.course import pages, title_page
from natorussia.translations import catalogues
from natorussia.translations.reading import reading

FIRST, SECOND = "chapters/01-early-railways", "chapters/02-steamships"


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """Begin a course of two chapters, the first of which is translated into Russian."""
    folder = tmp_path_factory.mktemp("two") / "railways"
    assert main(["new", "course", str(folder), "--title", "Railways"]) == 0
    made = ["--title", "Steamships", "--empty", "--course", str(folder)]
    assert main(["new", "chapter", "steamships", *made]) == 0
    catalogues.begin(folder, "ru", FIRST)
    catalogues.renew(folder, "ru")
    path = catalogues.file_of(folder, "ru", FIRST)
    found = read_po(path)
    for entry in found:
        if entry.id:
            entry.string = f"Ж {entry.id}"
    write_po(path, found, in_order=True)
    return folder


@pytest.fixture(autouse=True)
def _inside(two, monkeypatch):
    monkeypatch.delenv("NATORUSSIA_DATA", raising=False)
    monkeypatch.chdir(two)


def prose(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(one["source"]) for one in cells if one["cell_type"] == "markdown")


def test_class_folder_is_in_the_language(two, tmp_path, capsys):
    """The chapter and the tables are; what is not translated stands as the course has it."""
    english, russian = tmp_path / "english", tmp_path / "russian"
    assert main(["start", str(english)]) == main(["start", str(russian), "--language", "ru"]) == 0
    said = capsys.readouterr()
    assert f"placed as they are: {SECOND}.ipynb" in said.err
    assert prose(russian / f"{FIRST}.ipynb").startswith("# Ж ")
    assert prose(russian / f"{SECOND}.ipynb") == prose(english / f"{SECOND}.ipynb")
    package = json.loads((russian / "data/datapackage.json").read_text(encoding="utf-8"))
    assert package["language"] == "ru"
    assert "with their keys" not in said.err
    assert "text: Ж " in (russian / "data/questions/early-railways.yml").read_text("utf-8")


def test_class_folder_keeps_its_language(tmp_path, capsys):
    """Who brings it up to date need not name the language again."""
    assert main(["start", str(tmp_path / "class"), "--language", "ru"]) == 0
    capsys.readouterr()
    assert main(["start", str(tmp_path / "class")]) == 0
    assert "brought up to date" not in capsys.readouterr().out
    assert prose(tmp_path / f"class/{FIRST}.ipynb").startswith("# Ж ")


def test_package_has_no_tables_of_an_edition(tmp_path, capsys):
    """A folder without tables would read those of the course's own language."""
    assert main(["start", str(tmp_path / "class"), "--language", "ru", "--no-data"]) == 1
    assert "got --no-data with an edition, whose tables" in capsys.readouterr().err


def test_export_has_the_translated_questions(tmp_path, capsys):
    """Links lead into the edition; a chapter that is not translated is named, or refused."""
    out = tmp_path / "ru.gift"
    told = ["--out", str(out), "--language", "ru", "--course-url", "https://example.org/x/"]
    assert main(["export", "gift", *told]) == 0
    text = out.read_text(encoding="utf-8")
    assert "Ж " in text
    assert r"https\://example.org/x/ru/chapters/01-early-railways.html" in text
    assert "not translated, and left out: 02-steamships" in capsys.readouterr().err
    assert main(["export", "gift", "--section", "steamships", *told]) == 1
    assert "the edition in 'ru' has no 'steamships' yet; it has: early-railways" in (
        capsys.readouterr().err
    )


def test_kit_and_print_are_of_translated_chapters(tmp_path, capsys):
    """A kit of another chapter is refused; the volume has its pages and counts alone."""
    told = ["--out", str(tmp_path / "kit.pdf"), "--language", "ru"]
    assert main(["kit", "steamships", *told]) == 1
    assert "has no 'steamships' yet" in capsys.readouterr().err
    with reading("ru") as edition:
        assert edition.untranslated() == ["02-steamships"]
        assert pages(edition.sections()) == ["chapters/index", FIRST, "chapters/glossary"]
        whole = title_page(edition.sections())
    assert "1 глава, 9 датированных событий" in whole


def test_report_speaks_the_language(tmp_path):
    """The words of the report and those of the questions are Russian."""
    progress = {"version": 3, "course": "railways", "log": {}, "forecasts": {}, "decisions": {}}
    (tmp_path / "ada.json").write_text(json.dumps(progress), encoding="utf-8")
    out = tmp_path / "results.html"
    assert main(["report", str(tmp_path / "ada.json"), "--out", str(out), "--language", "ru"]) == 0
    assert '<html lang="ru"' in out.read_text(encoding="utf-8")


def test_unknown_edition_is_refused(tmp_path, capsys):
    """The message names the editions that there are, and how one is begun."""
    assert main(["start", str(tmp_path / "class"), "--language", "de"]) == 1
    said = capsys.readouterr().err
    assert "no edition in 'de'; its editions: ru." in said
    assert "natorussia translate de --page PAGE" in said


def test_own_language_is_the_course_itself(two):
    """Nothing is staged, and every chapter is there."""
    with reading("en-GB") as edition:
        assert edition.untranslated() == []
        assert places.root() == two.resolve()
    assert not Path(two, "_build").exists()


def test_page_that_is_not_translated_has_a_plain_form():
    """It names the language to read it in, and leads to no page that a folder has not."""
    page = "# Дом\n\n```{untranslated} ../index.html\n:language: en\n:minutes: 5\n```\n"
    assert plain(page).endswith(
        "This page has not been translated yet. Read it in its own language: English"
    )
