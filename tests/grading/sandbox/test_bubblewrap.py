"""What a runner may see of the file system."""

from pathlib import Path

import pytest

from natorussia.grading.sandbox import bubblewrap
from natorussia.grading.sandbox.staging import Stage


def installed(folder, monkeypatch):
    """Make a prefix with the package installed in it, and a link to it."""
    package = folder / "real" / "lib" / "site-packages" / "natorussia"
    package.mkdir(parents=True)
    (package.parent / "pandas").mkdir()
    (folder / "link").symlink_to(folder / "real")
    monkeypatch.setattr(bubblewrap, "PACKAGE", package.resolve())
    monkeypatch.setattr(bubblewrap.sys, "prefix", str(folder / "link"))
    monkeypatch.setattr(bubblewrap.sys, "base_prefix", str(folder / "real"))
    return package


def test_installed_package_is_not_readable(tmp_path, monkeypatch):
    """Beside its neighbours, and whatever links lead there, the package's folder is left out."""
    package = installed(tmp_path, monkeypatch)
    allowed = bubblewrap.readable(Stage(tmp_path / "stage", {}))
    assert str(package.parent / "pandas") in allowed
    assert not [one for one in allowed if Path(one) in (package, *package.parents)]


@pytest.mark.parametrize("part", ["exercises", "course"])
def test_other_copy_is_covered(part, tmp_path, monkeypatch):
    """Where the package runs from a checkout, a copy that is installed as well is hidden, too.

    An editable install has the course alone there, with the solutions.
    """
    package = installed(tmp_path, monkeypatch)
    (package / part).mkdir()
    monkeypatch.setattr(bubblewrap, "PACKAGE", tmp_path / "checkout" / "natorussia")
    monkeypatch.setattr(bubblewrap.sys, "path", [str(package.parent)])
    assert package in bubblewrap.hiding_places()
    allowed = bubblewrap.readable(Stage(tmp_path / "stage", {}))
    assert not [one for one in allowed if Path(one) in (package, *package.parents)]


def test_installed_package_is_covered(tmp_path, monkeypatch):
    """Under bubblewrap the package's folder is empty by each of its names."""
    package = installed(tmp_path, monkeypatch)
    (tmp_path / "stage").mkdir()
    command = bubblewrap.wrapped("bwrap", Stage(tmp_path / "stage", {}), "/scratch")
    covered = [command[at + 1] for at, word in enumerate(command) if word == "--tmpfs"]
    assert str(package) in covered
    assert str(tmp_path / "link" / package.relative_to(tmp_path / "real")) in covered


def test_another_pythons_packages_are_not_readable(tmp_path, monkeypatch):
    """Packages of a Python that is not this one are left out: a copy of the course may be there."""
    installed(tmp_path, monkeypatch)
    other = tmp_path / "real" / "lib" / "python3.99" / "site-packages"
    (other / "natorussia").mkdir(parents=True)
    allowed = bubblewrap.readable(Stage(tmp_path / "stage", {}))
    assert not [one for one in allowed if Path(one) in (other, *other.parents)]
    assert other in bubblewrap.hiding_places()


def test_checkout_beside_the_libraries_is_not_readable(tmp_path, monkeypatch):
    """A course in the folder of a Python, or of the system, is no part of what is needed."""
    installed(tmp_path, monkeypatch)
    solutions = tmp_path / "real" / "src" / "course" / "exercises" / "nineties.py"
    solutions.parent.mkdir(parents=True)
    solutions.touch()
    monkeypatch.setattr(bubblewrap.sys, "base_prefix", "/usr")
    shown = {*bubblewrap.needed(), *map(Path, bubblewrap.readable(Stage(tmp_path / "stage", {})))}
    for path in (solutions, Path("/usr/src/app/exercises/nineties.py"), Path("/opt/course/a.py")):
        assert not shown & {path, *path.parents}
    assert Path("/usr/lib") in shown


def test_link_between_shown_folders_stays_a_link(tmp_path, monkeypatch):
    """What is hidden in a folder is not to be found by another name that leads there."""
    package = installed(tmp_path, monkeypatch)
    (tmp_path / "real" / "lib64").symlink_to("lib")
    (tmp_path / "stage").mkdir()
    command = bubblewrap.wrapped("bwrap", Stage(tmp_path / "stage", {}), "/scratch")
    at = command.index(str(tmp_path / "real" / "lib64"))
    assert command[at - 2 : at] == ["--symlink", "lib"]
    assert "lib64" not in " ".join(map(str, bubblewrap.hiding_places()))
    assert package in bubblewrap.hiding_places()
