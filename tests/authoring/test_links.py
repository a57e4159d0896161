"""What is said of the links to other sites, with and without a network."""

import pytest

from natorussia.authoring import links
from natorussia.authoring.links import report


def link(status, uri="https://example.org/a"):
    found = {"uri": uri, "status": status, "info": "404", "filename": "sources.md"}
    return found | {"lineno": 7}


def test_broken_link_is_named():
    """A broken link is named with its page, its line and the reason."""
    words, status = report([link("working"), link("broken", "https://example.org/b")])
    assert "sources.md:7: https://example.org/b (404)" in words
    assert "2 links: 1 working, 1 broken" in words
    assert status == 1


@pytest.mark.parametrize("reached", ["working", "redirected"])
def test_good_links_pass(reached):
    """Links that work or lead on pass; those that are not tried are not counted."""
    words, status = report([link(reached), link("ignored", "mailto:a@example.org")])
    assert (words.startswith("1 links"), status) == (True, 0)


def test_missing_network_is_told():
    """Where nothing can be reached, it is the network that is missing, and not the pages."""
    words, status = report([link("broken"), link("timeout", "https://example.org/b")])
    assert "no network here" in words
    assert status == 2


def test_no_build_without_network(monkeypatch, capsys):
    """Where no host answers, nothing is built, and the message names what was tried."""
    monkeypatch.setattr(links, "answers", lambda address: False)
    monkeypatch.setattr(links.subprocess, "run", lambda *command, **options: 1 / 0)
    assert links.main() == 2
    assert "www.nato.int" in capsys.readouterr().err


def test_closed_port_gives_no_answer():
    """An address at which nothing listens does not answer."""
    assert not links.answers("http://127.0.0.1:9/")
