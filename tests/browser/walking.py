"""A walk through the built site: along every link from its first page, each page opened once."""

import json
from urllib.parse import urldefrag

ELSEWHERE = ("http:", "https:", "mailto:")
NARROWED = {"color-contrast": "[data-fresh]", "link-in-text-block": "a[data-fresh]"}
FOUND = """() => JSON.stringify([[...[...document.links].map((link) => link.href),
    ...[...document.images].map(({ src }) => src).filter((src) => !/^data:/.test(src))],
  [...document.querySelectorAll("[id], a[name]")].map((one) => one.id || one.name)])"""
# One text of each kind that is not known yet. A kind is what contrast rests on: the element, its
# colour, size and weight, every ground behind it, and for a link the words around it.
FRESH = """(known) => {
  const seen = new Set(known), grounds = new Map();
  const ground = (one) => {
    if (!one) return "";
    if (!grounds.has(one)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(one);
      const own = [backgroundColor, backgroundImage, opacity].join();
      const above = ground(one.parentElement);
      grounds.set(one, own === "rgba(0, 0, 0, 0),none,1" ? above : `${above} ${own}`);
    }
    return grounds.get(one);
  };
  const text = (one) => {
    const { color, fontSize, fontWeight, textDecorationLine } = getComputedStyle(one);
    return [color, fontSize, fontWeight, textDecorationLine].join();
  };
  const fresh = [...document.body.querySelectorAll("*")].filter((one) => {
    const says = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!says || !one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
      return false;
    }
    const around = one.tagName === "A" ? text(one.parentElement) : "";
    one.kind = [one.tagName, ...one.classList, text(one), around, ground(one)].join("|");
    const fresh = !seen.has(one.kind);
    seen.add(one.kind);
    return one.toggleAttribute("data-fresh", fresh);
  });
  return fresh.map(({ kind }) => kind);
}"""


class Walk:
    """What is found on every page of a site, from its first one on.

    Parameters
    ----------
    opened
        A page that was opened (see ``visit``).
    home
        The address of the site.
    folder
        Where its files are.
    look
        Called with each page's path, once its widgets can be used.

    Attributes
    ----------
    seen
        What ``look`` returned, by the page's path.
    failures
        What did not load, and links to what is not there.
    """

    def __init__(self, opened, home, folder, look=lambda path: None):
        self.opened, self.home, self.folder, self.look = opened, home, folder, look
        self.seen, self.failures, self.anchors, self.wanted = {}, [], {}, []
        opened.page.on("requestfailed", self._failed)
        opened.page.on("response", self._answered)
        waiting = [f"{home}index.html"]
        while waiting:
            waiting += self._visit(waiting.pop())

    def _failed(self, asked):
        # The browser lets go of a request when its page is left.
        if asked.failure not in {"net::ERR_ABORTED", "NS_BINDING_ABORTED"}:
            self.failures.append(asked.url)

    def _answered(self, got):
        if got.status >= 400:
            self.failures.append(got.url)

    def _visit(self, address):
        """Look at a page that was not seen yet; return where its links lead."""
        if address in self.anchors:
            return []
        if not address.endswith(".html"):
            self.anchors[address] = {""}
            if not (self.folder / address.removeprefix(self.home)).exists():
                self.failures.append(address)
            return []
        page = self.opened.page
        page.goto(address)
        # Shortcuts lead on: a page is what its address ends up at.
        page.wait_for_function("document.querySelector('main, #home')")
        self.opened.wait_for_widgets()
        links, ids = json.loads(page.evaluate(FOUND))
        reached = page.url.partition("#")[0]
        self.anchors[address] = self.anchors[reached] = {"", *ids}
        path = reached.removeprefix(self.home)
        if path not in self.seen:
            self.seen[path] = self.look(path)
        return self._targets(address, links)

    def _targets(self, address, links):
        inside = []
        for link in links:
            target, fragment = urldefrag(link)
            if target.startswith(f"{self.home}lite/"):
                continue  # Tested by itself.
            if target.startswith(self.home):
                inside.append(target)
                self.wanted.append((address, target, fragment))
            elif not link.startswith(ELSEWHERE):
                self.failures.append(f"{address}: {link}")
        return inside

    def absent(self):
        """Return the links whose page has no such place."""
        return {
            f"{page.removeprefix(self.home)}: {target.removeprefix(self.home)}#{fragment}"
            for page, target, fragment in self.wanted
            if fragment
            and not fragment.startswith("event=")
            and fragment not in self.anchors[target]
        }


class Barriers:
    """What axe-core finds on the pages of one walk.

    Colours are most of its work, and the same on all pages: of texts of one kind it is asked about
    the first one, in each theme.
    """

    def __init__(self, axe):
        self.axe, self.known = axe, set()

    def by_day(self, page):
        """Return what all rules find, those on colours on texts of kinds that are new."""
        self._mark(page)
        return self.axe(page, narrowed=NARROWED)

    def in_the_dark(self, page):
        """Return what is hard to read, of texts of kinds that are new: a theme changes no more."""
        return self.axe(page, list(NARROWED), narrowed=NARROWED) if self._mark(page) else []

    def _mark(self, page):
        """Mark one text of each kind that no page had before; return how many there are."""
        kinds = page.evaluate(FRESH, sorted(self.known))
        self.known.update(kinds)
        return len(kinds)
