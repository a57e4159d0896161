"""A player of QTI 3.0 that is not ours, and what its items ask for."""

import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.lms.readers import plain

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
QTI = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"
_SCRIPT = Path(__file__).with_name("play_qti.js")
_READ = """
import text from "@citolab/qti-components/cdn/index.global.js" with { type: "text" };
console.log(text);
"""


def source(deno):
    """Return the player's program, from Deno's cache of npm, at the version of ``deno.json``."""
    done = subprocess.run(
        [deno, "eval", "--unstable-raw-imports", _READ],
        cwd=FRONTEND,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


class Player:
    """A page that plays items and marks answers to them."""

    def __init__(self, browser, program):
        self.page = browser.new_page()
        self.page.set_content('<!doctype html><html lang="en"><body></body></html>')
        self.page.add_script_tag(content=program)
        self.page.add_script_tag(content=_SCRIPT.read_text(encoding="utf-8"))

    def play(self, items):
        """Return what each of the answers to each item earns, and which feedback is shown."""
        return self.page.evaluate("items => play(items)", items)


class Asked:
    """An item of QTI 3.0: what a student's answer is called there."""

    def __init__(self, xml):
        self.xml = xml
        self.root = ET.fromstring(xml)

    def names(self, tag, parent=None):
        """Return the identifiers of choices by what is read in them."""
        found = (self.root if parent is None else parent).iter(f"{QTI}{tag}")
        return {"".join(one.itertext()): one.get("identifier") for one in found}

    def ticked(self, htmls):
        names = self.names("qti-simple-choice")
        chosen = [names[plain(html)] for html in htmls]
        asked = self.root.find(f".//{QTI}qti-choice-interaction")
        return {"RESPONSE": chosen[0] if asked.get("max-choices") == "1" else chosen}

    def typed(self, words):
        return {"RESPONSE": words}

    number = typed

    def matched(self, given):
        sets = self.root.iter(f"{QTI}qti-simple-match-set")
        lefts, rights = (self.names("qti-simple-associable-choice", one) for one in sets)
        return {"RESPONSE": [f"{lefts[plain(left)]} {rights[r]}" for left, r in given.items()]}

    def ordered(self, htmls):
        names = self.names("qti-simple-choice")
        return {"RESPONSE": [names[plain(html)] for html in htmls]}

    def filled(self, texts):
        chosen = {
            one.get("response-identifier"): self.names("qti-inline-choice", one)
            for one in self.root.iter(f"{QTI}qti-inline-choice-interaction")
        }
        return {n: chosen[n][text] if n in chosen else text for n, text in texts.items()}
