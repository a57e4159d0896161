"""Figures of the chapters, by their names."""

from collections import Counter

import nbformat

from tests.conftest import ROOT


def test_figures_have_names_of_their_own():
    """No two figures share a name: Sphinx knows a figure by it wherever it stands."""
    names = Counter(
        cell.metadata["mystnb"]["figure"]["name"]
        for path in sorted(ROOT.glob("chapters/*.ipynb"))
        for cell in nbformat.read(path, as_version=4).cells
        if "name" in cell.metadata.get("mystnb", {}).get("figure", {})
    )
    assert len(names) > 20
    assert [name for name, count in names.items() if count > 1] == []
