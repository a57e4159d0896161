"""Every page of the built site, from a disk and from a server: nothing missing, nothing said."""

import json
from urllib.parse import urldefrag

import pytest

OUTSIDE = ("http:", "https:", "mailto:")


@pytest.fixture(params=["disk", "server"])
def home(request, book, subfolder):
    """Return the address of the site on a disk and on a server."""
    return subfolder if request.param == "server" else f"{book.as_uri()}/"


def given_up(asked):
    """Tell whether the browser let go of a request because its page was left."""
    return asked.failure in {"net::ERR_ABORTED", "NS_BINDING_ABORTED"}


def test_whole_site_is_sound(home, visit, book):
    """From the first page every page is found; each link, fragment and file is there."""
    opened = visit("about:blank")
    failures, waiting, anchors, wanted = [], [home + "index.html"], {}, []
    opened.page.on("requestfailed", lambda asked: given_up(asked) or failures.append(asked.url))
    opened.page.on("response", lambda got: got.status >= 400 and failures.append(got.url))
    while waiting:
        address = waiting.pop()
        if address in anchors:
            continue
        if not address.endswith(".html"):
            anchors[address] = set()
            if not (book / address.removeprefix(home)).exists():
                failures.append(address)
            continue
        opened.page.goto(address)
        # Shortcuts lead on: a page is what its address ends up at.
        opened.page.wait_for_function("document.querySelector('main, #home')")
        opened.wait_for_widgets()
        found = opened.page.evaluate(
            """() => JSON.stringify([[...[...document.links].map((link) => link.href),
                ...[...document.images].map(({ src }) => src).filter((src) => !/^data:/.test(src))],
            [...document.querySelectorAll("[id], a[name]")].map((one) => one.id || one.name)])"""
        )
        links, ids = json.loads(found)
        anchors[address] = anchors[opened.page.url.partition("#")[0]] = set(ids)
        for link in links:
            target, fragment = urldefrag(link)
            if target.startswith(f"{home}lite/"):
                continue  # Tested by itself.
            if target.startswith(home):
                waiting.append(target)
                wanted.append((address, target, fragment))
            elif not link.startswith(OUTSIDE):
                failures.append(f"{address}: {link}")
    absent = {
        f"{page.removeprefix(home)}: {target.removeprefix(home)}#{fragment}"
        for page, target, fragment in wanted
        if fragment and not fragment.startswith("event=") and fragment not in anchors[target]
    }
    assert len([address for address in anchors if address.endswith(".html")]) > 30
    assert failures == []
    assert absent == set()
    assert opened.complaints == []
    assert opened.outside(home) == []
