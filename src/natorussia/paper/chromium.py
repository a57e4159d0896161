"""Printing: an HTML file becomes a PDF in Chromium, in most languages without another package.

The command line of Chromium does all that is needed: page numbers are margin boxes of the style
sheet, and the outline and the tags come from the headings.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from natorussia.data.languages import console, direction
from natorussia.paper import outlines

_NAMES = (
    # The shell has no windows, and takes a third of the processor time of the whole browser.
    *(
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ),
    *("microsoft-edge", "msedge"),
)
_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--export-tagged-pdf",
)
_LONGEST = 600


def find() -> str:
    """Return the path of Chromium, or of a browser that is made from it.

    Raises
    ------
    FileNotFoundError
        If there is none; the message says how to get one, or to name it.
    """
    named = os.environ.get("NATORUSSIA_CHROMIUM")
    for name in (named,) if named else (*_NAMES, _MAC):
        if found := shutil.which(name):
            return found
    got = (
        console.filled("NATORUSSIA_CHROMIUM is {0}, which cannot be run", repr(named))
        if named
        else console.gettext("none was found")
    )
    raise FileNotFoundError(
        console.filled(
            "printing needs Chromium or Chrome, and {0}; install one (on Debian: apt "
            "install chromium), or set NATORUSSIA_CHROMIUM to its path",
            got,
        )
    )


def print_pdf(page: Path, target: Path) -> None:
    """Print an HTML file into a PDF.

    Raises
    ------
    FileNotFoundError
        If there is no Chromium.
    RuntimeError
        If Chromium printed nothing, the message ends with what it said; or if what a language
        from the right needs is missing.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as profile:
        printed = Path(profile, "printed.pdf")
        command = [find(), *_OPTIONS, f"--user-data-dir={profile}", f"--print-to-pdf={printed}"]
        # Chromium's own sandbox does not work for root, as in many containers.
        command += ["--no-sandbox"] if _is_root() else []
        done = _run([*command, page.resolve().as_uri()])
        if not printed.is_file():
            raise RuntimeError(
                console.filled(
                    "Chromium printed nothing of {0}:\n{1}", page.name, done.stderr[-2000:]
                )
            )
        shutil.move(printed, target)
    if direction() == "rtl":
        outlines.put_right(target, page.read_text(encoding="utf-8"))


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _run(command: list[str]) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, check=False, timeout=_LONGEST
        )
    except subprocess.TimeoutExpired as error:
        raise RuntimeError(
            console.filled(
                "Chromium was still printing after {0} seconds; try again, or print less", _LONGEST
            )
        ) from error
