"""What learning platforms give back, and which of it a file is.

Statements of the Experience API (:mod:`natorussia.analytics.statements`), Moodle's interactions
report of a SCORM package (:mod:`natorussia.analytics.scorm_results`), and tables that are
downloaded from quizzes and gradebooks (:mod:`natorussia.analytics.downloads`).
"""

from natorussia.analytics.downloads import QUIET, download_in
from natorussia.analytics.progress_files import ProgressError
from natorussia.analytics.scorm_results import attempts_in
from natorussia.analytics.statements import Report, reply_in, told_by
from natorussia.data.languages.catalogues import filled, noted

__all__ = ["QUIET", "Report", "report_in"]
_REST = noted(
    "{0} is a part of what the record store has, which says that more follows: download the rest."
)


def report_in(label: str, text: bytes, course: str) -> Report | None:
    """Return what a platform tells; None where the text is nothing of the kind.

    Raises
    ------
    ProgressError
        If a platform wrote it, and it tells of no answer to this course.
    """
    reply = reply_in(text)
    if reply is not None:
        statements, more_there = reply
        told, others = told_by(statements, course)
        none = filled("its statements ({0}) tell of no answer to “{1}”", len(statements), course)
        more = filled("{0}: answers to another course, left out: {1}.", label, others)
        rest = filled(_REST, label)
        notes = [more] * bool(others) + [rest] * more_there
        return _some(Report(told, notes=notes), none)
    none = filled("this report tells of no answer to “{0}”", course)
    attempts = attempts_in(text)
    if attempts is not None:
        when = filled("{0} says when a visit began, and not when each answer was given.", label)
        return _some(Report(attempts, notes=[when]), none)
    found = download_in(label, text)
    if found is None:
        return None
    return _some(found, none)


def _some(report: Report, none: str) -> Report:
    if not report.told:
        raise ProgressError(none)
    return report
