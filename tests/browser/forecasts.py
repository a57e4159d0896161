"""Forecasts without a kernel, and how tests press and read them."""

import pytest

from natorussia.widgets.forecast.widget import Forecast

HIDDEN = {"layout", "tabbable", "tooltip"}
STORE = "natorussia/forecasts/progress/v1"
RAIN = {
    "id": "x-rain",
    "question": "Will it rain?",
    "horizon": "2012-12-31",
    "resolution": "no",
    "outcome": "It stayed dry as dust.",
    "resolved": "2012-12-31",
    "sources": "nato-2022-isaf-mission",
}
SNOW = {"id": "x-snow", "question": "Will it snow?", "resolution": "yes", "base_rate": 0.3}
HAIL = {
    "id": "x-hail",
    "question": "If it hails, will it hurt?",
    "resolution": "void",
    "outcome": "It never hailed.",
}


@pytest.fixture(name="state")
def forecast_state(monkeypatch):
    """Give the state of a forecast widget as the book puts it on a page."""

    def of(*questions, book=True, **options):
        monkeypatch.setenv("NATORUSSIA_BOOK", "1" if book else "")
        whole = Forecast(questions or None, **options).get_state()
        return {k: v for k, v in whole.items() if not k.startswith("_") and k not in HIDDEN}

    return of


def commit(page, share):
    page.get_by_label("Yes, in per cent").fill(f"{share}")
    page.get_by_role("button", name="Commit").click()


def commit_all(page, *shares):
    for number, share in enumerate(shares):
        if number:
            page.get_by_role("button", name="Next open question").click()
        commit(page, share)


def reload(page):
    page.reload()
    page.wait_for_selector("body[data-mounted]")
