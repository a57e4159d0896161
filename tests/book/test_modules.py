"""Modules of widgets as scripts: the host finds what they export, or a text to import."""

import json
import subprocess

import pytest

from natorussia.book.modules import as_script
from tests.browser.conftest import DENO, STATIC

READ = "const self = globalThis; %s; const found = self.nrModules.bell;"


def run(script, expression):
    """Return the value of an expression after a module's script has run."""
    text = READ % script + f"console.log(JSON.stringify({expression}))"
    done = subprocess.run([DENO, "eval", text], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("end", ["export{w as default};", "export { w as default };\n/* note */\n"])
def test_bundle_becomes_function(end):
    """A bundle gives its default, and says no word of it to the page."""
    script = as_script("bell", f"const w = {{ ring: 3 }}; {end}")
    assert run(script, "(await found()).default.ring") == 3
    assert run(script, "typeof w") == "undefined"


def test_other_exports_are_kept():
    """What a bundle exports beside its default is there under its name."""
    script = as_script("bell", "let w = 1, x = 2; export{x as other,w as default};")
    assert run(script, "await found()") == {"other": 2, "default": 1}


def test_bundle_may_wait():
    """A bundle that awaits something at its top does so as a function, too."""
    script = as_script("bell", "const w = await Promise.resolve(5);\nexport { w as default };")
    assert run(script, "(await found()).default") == 5


@pytest.mark.parametrize(
    "esm",
    [
        "export default { ring: 3 }",
        'import "./other.js"; const w = 1; export{w as default};',
        'const w = () => import("./other.js"); export{w as default};',
        "const w = import.meta.url; export{w as default};",
        "export const x = 1; const w = 1; export{w as default};",
    ],
)
def test_other_modules_stay_texts(esm):
    """What a function cannot hold is left for the host to import."""
    assert run(as_script("bell", esm), "found") == esm


def test_words_are_no_syntax():
    """A text that speaks of imports does not make a bundle a stranger."""
    script = as_script("bell", 'const w = "and import it, or export it"; export{w as default};')
    assert run(script, "(await found()).default") == "and import it, or export it"


@pytest.mark.parametrize("name", ["timeline", "quiz", "progress", "forecast", "matrix"])
def test_own_modules_become_functions(name):
    """Every module of the course is a function on its pages."""
    script = as_script(name, (STATIC / name / f"{name}.js").read_text("utf-8"))
    assert script.startswith(f'(self.nrModules??={{}})["{name}"]=(async()=>')
