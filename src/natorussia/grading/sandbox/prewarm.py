"""Rehearsing what notebooks commonly do, so that whatever is loaded on first use is there."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

Frame = Any
_STEPS: tuple[Callable[[Frame, str], object], ...] = (
    lambda frame, name: frame[frame[name] == ""],
    lambda frame, name: frame[(frame[name] == "") & ~frame[name].isin(["", "x"])],
    lambda frame, name: frame[frame[name].notna() | frame[name].isna()].dropna().copy(),
    lambda frame, name: frame.sort_values([name]).drop_duplicates(name).head(3).tail(1),
    lambda frame, name: frame.sort_values(name, ascending=False).reset_index(drop=True),
    lambda frame, name: frame.set_index(name).sort_index().loc[frame[name].iloc[0]],
    lambda frame, name: frame.loc[frame[name] == frame[name].iloc[0], name].iloc[0],
    lambda frame, name: frame.merge(frame, on=name, how="left").columns.tolist(),
    lambda frame, name: frame.groupby(name).size().reset_index().to_dict(),
    lambda frame, name: frame.groupby(name)[name].agg(["count", "first"]),
    lambda frame, name: frame[name].value_counts().sort_index().to_dict(),
    lambda frame, name: [*sorted(set(frame[name].unique())), frame[name].nunique()],
    lambda frame, name: frame[name].str.startswith("x").sum(),
    lambda frame, name: frame[name].str[:4].astype(int).between(1, 2),
    lambda frame, name: frame[name].str.contains("x", na=False).mean(),
    lambda frame, name: frame[name].fillna("").map(len).idxmax(),
    lambda frame, name: frame[name].explode().value_counts().index.tolist(),
    lambda frame, name: [row[name] for _, row in frame.iterrows()],
    lambda frame, name: list(frame[[name]].itertuples()),
    lambda frame, name: frame.apply(lambda row: row[name], axis=1),
    lambda frame, name: dict(zip(frame[name], frame.index, strict=True)),
    lambda frame, name: frame.assign(more=1).pivot_table(index=name, values="more").max(),
)
_NUMBERS: tuple[Callable[[Frame, str], object], ...] = (
    lambda frame, name: frame[frame[name] > frame[name].mean()],
    lambda frame, name: (frame[name] / frame[name].sum() * 100 - 1).abs().round(1).max(),
    lambda frame, name: (frame[name] ** 2).sum() + frame[name].min() + float(frame[name].iloc[0]),
    lambda frame, name: frame.groupby(frame[name] > 1)[name].sum().sort_values().to_dict(),
    lambda frame, name: frame.groupby(frame[name])[name].agg(["mean", "max"]),
    lambda frame, name: [*frame.nlargest(2, name).index.tolist(), frame[name].idxmax()],
    lambda frame, name: frame[name].cumsum().diff().shift().rank().median(),
    lambda frame, name: frame[name].astype(float).to_numpy().sum() / frame[name].std(),
    lambda frame, name: frame[name].corr(frame[name]),
    lambda frame, name: frame.pivot_table(index=name, values=name, aggfunc="sum"),
)
_DAYS: tuple[Callable[[Frame, str], object], ...] = (
    lambda frame, name: frame[name].dt.year.value_counts().to_dict(),
    lambda frame, name: (frame[name] - frame[name].min()).dt.days.max(),
    lambda frame, name: (frame[name].max() - frame[name].iloc[0]).days,
    lambda frame, name: frame[frame[name] > "1999-01-01"].groupby(frame[name].dt.year).size(),
)


def rehearse(names: dict[str, Any]) -> None:
    """Take every common step once on each table among some names, and forget what comes of it."""
    for frame in [one for one in names.values() if hasattr(one, "itertuples")]:
        for step, column in _steps(frame):
            with contextlib.suppress(Exception):
                step(frame, column)


def _steps(frame: Frame) -> Iterator[tuple[Callable[[Frame, str], object], str]]:
    """Return steps with the column to take each on: one of text, one of numbers, one of days."""
    for kinds, steps in (("string", _STEPS), ("number", _NUMBERS), ("datetime", _DAYS)):
        for column in list(frame.select_dtypes(kinds).columns)[:1]:
            yield from ((step, column) for step in steps)
