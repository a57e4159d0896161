"""The suite of Chromium in another engine: ``NATORUSSIA_ENGINE=firefox pytest tests/browser``.

Playwright drives an unchanged Firefox by WebDriver BiDi (through `tests.engines.bidi`); it drives
no unchanged WebKit.  ``firefox.yml`` names each test that the driver cannot run, and why.
"""

import os
import stat
import sys
from pathlib import Path

import yaml
from playwright.sync_api import Locator

CHOSEN = os.environ.get("NATORUSSIA_ENGINE", "chromium")
NOT_THERE = Path(__file__).with_name("firefox.yml")
TOUCH = {"dom.w3c_touch_events.enabled": 1}
EMPTY = "(field) => { if (field.type === 'number') field.value = ''; }"


def firefox(playwright, folder):
    """Launch Firefox for Playwright, which wants one file that it can start."""
    root = Path(__file__).resolve().parents[2]
    command = folder / "firefox"
    start = f'exec "{sys.executable}" -m tests.engines.bidi "$@"'
    command.write_text(f'#!/bin/sh\ncd "{root}"\n{start}\n')
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    Locator.fill = _filling(Locator.fill)
    Locator.tap = Locator.click  # the driver's taps press nothing
    return playwright.firefox.launch(
        channel="moz-firefox", executable_path=command, firefox_user_prefs=TOUCH
    )


def _filling(fill):
    """Return a filling of fields that empties numbers first: the driver only adds to those."""

    def filled(self, value, **options):
        self.evaluate(EMPTY)
        fill(self, value, **options)

    return filled


def skipped(name):
    """Return why a test does not run in the chosen engine, or None."""
    if CHOSEN == "chromium":
        return None
    groups = yaml.safe_load(NOT_THERE.read_text(encoding="utf-8"))
    return next((group["reason"] for group in groups if name in group["tests"]), None)
