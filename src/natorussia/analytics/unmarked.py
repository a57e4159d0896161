"""Answers that a page without its key reported unmarked, marked by the course's own bank."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from natorussia import questions as asked

Question = dict[str, Any]
Try = dict[str, Any]


@dataclass(slots=True)
class Marking:
    """What has to be said of a marking: how often, or of which answer.

    Parameters
    ----------
    unknown
        Answers to questions that the bank does not have: they stay without points.
    reworded
        Answers to a wording that has changed since: they are marked by the present one.
    unread
        Question and answer, in words, of each answer that may be meant in two ways or is not read
        as what was asked for: it earns nothing, and somebody should look at it.
    sections
        The sections whose questions were handed in.
    """

    unknown: int = 0
    reworded: int = 0
    unread: list[tuple[str, str]] = field(default_factory=list)
    sections: set[str] = field(default_factory=set)


def mark(
    log: Mapping[str, list[Try]], bank: Mapping[str, Question]
) -> tuple[dict[str, list[Try]], Marking]:
    """Return tries with the marks of those that have none yet.

    Parameters
    ----------
    log
        The tries at each question; one that is not marked has ``u`` (see
        :mod:`natorussia.analytics.progress_files`), and no ``a`` where the question was left out.
    bank
        The questions by id.
    """
    told = Marking()
    marked = {
        name: [_marked(one, bank.get(name), told) if one.get("u") else one for one in tries]
        for name, tries in log.items()
    }
    return marked, told


def _marked(one: Try, question: Question | None, told: Marking) -> Try:
    if question is None:
        told.unknown += 1
        return one
    told.sections.add(question["section"])
    version = asked.revision(question)
    # What is marked as a bank has it now is an answer to what that says now.
    if one.get("v") in {asked.seen(question), version}:
        one = {**one, "v": version}
    else:
        told.reworded += 1
    if "a" not in one:
        return one
    marks = asked.score(question["kind"], asked.key(question), one["a"])
    if marks.verdict == "unread":
        told.unread.append((question["id"], "; ".join(asked.said(question, one["a"]))))
    return {**one, "c": marks.credit}
