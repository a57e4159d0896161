"""How notebooks are run and shown: the settings ``nb_...`` of ``sphinx: config:``."""

from collections.abc import Iterator
from difflib import get_close_matches

from natorussia.authoring.themes import UNREAD
from natorussia.data.languages import console

_PREFIX = "nb_"


def faults(config: object) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what MyST-NB does not take, with its path into the settings, where MyST-NB is here.

    Parameters
    ----------
    config
        What ``sphinx: config:`` says.
    """
    given = config if isinstance(config, dict) else {}
    own = {str(name): value for name, value in given.items() if str(name).startswith(_PREFIX)}
    if not own:
        return
    try:
        from myst_nb.core.config import NbParserConfig
    except ModuleNotFoundError:
        return
    known = {f"{_PREFIX}{field.name}" for field in NbParserConfig.get_fields()}
    for name, value in own.items():
        steps = ("sphinx", "config", name)
        if name not in known:
            near = ", ".join(get_close_matches(name, known, n=3)) or console.gettext("none")
            yield steps, console.filled(UNREAD, near)
            continue
        try:
            NbParserConfig(**{name.removeprefix(_PREFIX): value})
        except (TypeError, ValueError) as error:
            yield steps, f"got {value!r:.60}: {error}"
