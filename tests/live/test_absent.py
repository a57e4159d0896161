"""Where the packages of a live class are missing, its name is there and says what to do."""

import importlib
import sys

import pytest

import natorussia


@pytest.fixture
def without_packages(monkeypatch):
    for module in ("natorussia.live.widget", "natorussia.live.serving"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.delattr("natorussia.live.serving", raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)


def test_all_names_can_be_imported(without_packages):
    found = {name: getattr(natorussia, name) for name in natorussia.__all__}
    assert found["Live"].__module__ == "natorussia.live.absent"
    assert found["Quiz"].__module__ == "natorussia.widgets.quiz.widget"


def test_it_says_what_to_install(without_packages):
    with pytest.raises(RuntimeError, match=r"needs uvicorn.*pip install -e '\.\[live\]'"):
        natorussia.Live("nineties")


def test_in_a_browser_it_says_what_to_do_instead(without_packages, monkeypatch):
    monkeypatch.setattr(sys, "platform", "emscripten")
    with pytest.raises(RuntimeError, match=r"on your own machine .* `Quiz` or `Forecast`"):
        natorussia.Live("nineties")


def test_with_them_it_is_the_widget():
    assert natorussia.Live is importlib.import_module("natorussia.live.widget").Live
