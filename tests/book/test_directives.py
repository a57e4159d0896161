"""What lists that are made from tables show."""

import pytest

from natorussia.book.directives import sources_of
from natorussia.data import UnknownNameError, rows


def test_sources_are_listed_by_kind():
    """All of them where no kind is named; each kind has its own, in order of publishers."""
    kinds = {row["id"]: row["kind"] for row in rows("sources")}
    publishers = {row["id"]: row["publisher"] for row in rows("sources")}
    assert set(sources_of([])) == set(kinds)
    press, others = sources_of(["press"]), sources_of(["primary", "secondary"])
    assert {kinds[one] for one in press} == {"press"}
    assert len(press) + len(others) == len(kinds)
    assert [publishers[one] for one in press] == sorted(publishers[one] for one in press)


def test_unknown_kind_of_source_is_named():
    """The message says which kinds there are."""
    with pytest.raises(UnknownNameError, match=r"no kind of source is called 'pres'.*press"):
        sources_of(["pres"])
