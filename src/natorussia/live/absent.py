"""What stands for the live class where its packages are missing, as in a browser."""

import sys
from importlib import import_module
from typing import NoReturn

from natorussia.data.languages import console


def reason(package: str) -> str:
    """Return why there is no live class without a package, and what to do instead."""
    if sys.platform == "emscripten":
        return console.gettext(
            "a live class needs a server, which Python in a browser cannot be; run "
            "`natorussia live` or this notebook on your own machine (`make lab` "
            "installs what it needs), or ask the same questions here with `Quiz` "
            "or `Forecast`"
        )
    return console.filled(
        "the live class needs {0}, which is not installed; run `pip install -e "
        "'.[live]'` in the folder of the course's source, or `make lab`",
        package,
    )


class Live:
    """Can be imported, and says when it is used what is missing.

    Raises
    ------
    RuntimeError
        Always; the message says what to do instead.
    """

    def __init__(self, *_arguments: object, **_options: object) -> None:
        self._refuse()

    @staticmethod
    def _refuse() -> NoReturn:
        try:
            import_module("natorussia.live.widget")
        except ModuleNotFoundError as error:
            raise RuntimeError(reason(str(error.name))) from error
        raise RuntimeError(
            console.gettext("the packages of the live class are here now: restart this Python")
        )
