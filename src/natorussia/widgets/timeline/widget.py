"""The timeline: events in a notebook and on a page, with what the reader selects as data."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import traitlets

from natorussia import data
from natorussia.data.languages.catalogues import filled, gettext
from natorussia.data.records import Table
from natorussia.widgets.base import STATIC, PrintableWidget
from natorussia.widgets.timeline import fallback, filters, table

if TYPE_CHECKING:
    import pandas as pd

    from natorussia.widgets.timeline.table import Event

_FOUND = {"events", "references", "lanes", "sections", "actors", "eras", "group", "words"}
_FOUND |= {"visible", "tabbable", "tooltip"}
_GROUPS = {"lane": "lane", "theme": "lane", "actor": "actor", "section": "section"}


class Timeline(PrintableWidget):
    """Events in time: the course's own, or those of any table.

    Parameters
    ----------
    frame
        A data frame, a list of dictionaries, or None for the course's table.  Its columns are
        ``date`` and ``title``, and, where there are any, ``id``, ``end``, ``summary``, ``lane``,
        ``section``, ``actors``, ``sources`` (ids of the course's sources, addresses, or text),
        ``href`` (where to read more), ``note`` (what has to be said of the facts, such as who
        disputes them), ``confidence``, which is ``disputed`` or True where the sources
        disagree, and ``rank``: 1 for the few that tell the story, 2 for turning points, and
        anything else for the rest.  Dates are EDTF, dates, moments, periods or whole years.
    section
        Show only the events of one section, such as ``rome``.
    lanes
        What the rows are: ``lane``, ``actor`` or ``section``.
    order
        The ids of the rows that come first, in their order.  The others follow as the course has
        them; rows of actors by how many events they have.
    columns
        Other names of columns: ``{"date": "when", "title": "what"}``.
    eras
        Stretches of time to shade behind the events: a data frame or dictionaries with ``title``,
        ``date`` and ``end``, which is ``..`` while one goes on.
    title
        What the timeline is called, for readers who hear it; by default after its section.
    course
        Whose notes the reader takes: courses that share a site keep theirs apart.  By default the
        name of the data package.
    height
        The least height of the rows, in pixels.

    Attributes
    ----------
    selected : str
        The id of the selected event, or nothing; set it to select one.
    visible : list of str
        The ids of the events that pass the filters.
    window : list of float
        The first and the last day on view, in days since 1970-01-01; empty for all.
    filters : dict
        Lists ``lanes``, ``actors`` and ``sections`` of ids, the text ``query``, and ``pinned``,
        True to show pinned events alone.
    pinned : list of str
        The ids of the events that the reader has pinned or written a note on, in this browser.

    Raises
    ------
    natorussia.data.records.TableError
        If a column, a title or a date is missing or cannot be read, in which case the message
        names the row, or if there is no such filter or option.

    Examples
    --------
    >>> timeline = Timeline(section="rome")  # doctest: +SKIP
    >>> timeline.selected = "0044-bce-ides"  # doctest: +SKIP
    >>> timeline.selection["title"].item()  # doctest: +SKIP
    """

    _esm = STATIC / "timeline/timeline.js"
    _css = STATIC / "timeline/timeline.css"
    events = traitlets.Dict().tag(sync=True)
    references = traitlets.List(traitlets.Dict()).tag(sync=True)
    lanes = traitlets.List(traitlets.Dict()).tag(sync=True)
    sections = traitlets.List(traitlets.Dict()).tag(sync=True)
    actors = traitlets.List(traitlets.Dict()).tag(sync=True)
    eras = traitlets.List(traitlets.Dict()).tag(sync=True)
    group = traitlets.Enum(["lane", "actor", "section"], "lane").tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)
    visible = traitlets.List(traitlets.Unicode()).tag(sync=True)
    window = traitlets.List(traitlets.Float(), maxlen=2).tag(sync=True)
    filters = traitlets.Dict().tag(sync=True)
    pinned = traitlets.List(traitlets.Unicode()).tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    title = traitlets.Unicode("Timeline").tag(sync=True)
    height = traitlets.Int(420, min=120).tag(sync=True)

    def __init__(  # noqa: PLR0913
        self,
        frame: Table = None,
        *,
        section: str | None = None,
        lanes: str = "lane",
        order: Sequence[str] = (),
        columns: Mapping[str, str] | None = None,
        eras: Table = None,
        **options: Any,  # noqa: ANN401
    ) -> None:
        if lanes not in _GROUPS:
            raise ValueError(f"got lanes={lanes!r}; expected one of {', '.join(_GROUPS)}")
        self.refuse_unknown(options, _FOUND, "section, lanes, order, columns, eras")
        self._frame = frame
        self._rows, self._events = table.read(frame, columns or {}, section)
        group = _GROUPS[lanes]
        named = table.names(self._events, group, list(order))
        references = table.references(self._events)
        self._titles = {
            **{name: {one["id"]: one["title"] for one in rows} for name, rows in named.items()},
            "sources": {one["id"]: f"{one['title']} {one['publisher']}" for one in references},
        }
        if section is not None:
            titles = {**self._titles["sections"], **_section_titles()}
            options.setdefault("title", filled("Timeline: {0}", titles[section]))
        options.setdefault("title", gettext("Timeline"))
        super().__init__(
            **named,
            events=table.columnar(self._events),
            references=references,
            eras=table.eras(eras, columns or {}),
            group=group,
            visible=[event.id for event in self._events],
            words=_words(self._events, columns or {}),
            **options,
        )

    @traitlets.validate("filters")
    def _sound_filters(self, proposal: Mapping[str, Any]) -> dict[str, Any]:
        return filters.sound(proposal["value"])

    @traitlets.observe("filters", "pinned")
    def _filter(self, _change: object) -> None:
        self.visible = filters.passing(self._events, self.filters, self._titles, self.pinned)

    @property
    def selection(self) -> "pd.DataFrame":
        """The selected event as a data frame of one row, or of none."""
        return self._rows_of([self.selected])

    @property
    def visible_events(self) -> "pd.DataFrame":
        """The events that pass the filters, as a data frame."""
        return self._rows_of(self.visible)

    def _rows_of(self, ids: Iterable[str]) -> "pd.DataFrame":
        import pandas as pd

        wanted = set(ids)
        kept = [n for n, event in enumerate(self._events) if event.id in wanted]
        if isinstance(self._frame, pd.DataFrame):
            return self._frame.iloc[[self._events[n].row for n in kept]]
        columns = list(dict.fromkeys(name for row in self._rows for name in row))
        return pd.DataFrame([self._rows[n] for n in kept], columns=columns or table.COLUMNS)

    def on_select(self, callback: Callable[[dict[str, Any]], object]) -> Callable[..., object]:
        """Call a function with the row of each event that becomes selected.

        Parameters
        ----------
        callback
            Gets the row as a dictionary; its result is not used.

        Returns
        -------
        callable
            The same function, so that this serves as a decorator.
        """
        by_id = {event.id: row for event, row in zip(self._events, self._rows, strict=True)}

        def selected(change: Mapping[str, Any]) -> None:
            if change["new"] in by_id:
                callback(dict(by_id[change["new"]]))

        self.observe(selected, "selected")
        return callback

    def fallback_html(self) -> str:
        """Return the events as an ordered list, for paper and for pages without JavaScript."""
        items = fallback.ordered(self._events, self._titles, self.words["more"])
        return f'<div class="nr-timeline nr-plain">{items}</div>'


def _section_titles() -> dict[str, str]:
    """Return the titles of the course's sections, those without an event too."""
    return {name: row["title"] for name, row in data.index("sections").items()}


def _words(events: list["Event"], columns: Mapping[str, str]) -> dict[str, str]:
    """Return words that a page shows: other tables name their own lanes."""
    more = gettext("Read it in the chapter") if table.of_course(events) else gettext("Read more")
    return {"lane": columns.get("lane") or gettext("lane"), "more": more}
