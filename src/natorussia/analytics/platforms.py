"""What learning platforms give back, and which of it a file is.

Statements of the Experience API (:mod:`natorussia.analytics.statements`), Moodle's interactions
report of a SCORM package (:mod:`natorussia.analytics.scorm_results`), and tables that are
downloaded from quizzes and gradebooks (:mod:`natorussia.analytics.downloads`).
"""

from natorussia.analytics.downloads import QUIET, download_in
from natorussia.analytics.progress_files import ProgressError
from natorussia.analytics.scorm_results import attempts_in
from natorussia.analytics.statements import Report, statements_in, told_by
from natorussia.data.languages.catalogues import filled

__all__ = ["QUIET", "Report", "report_in"]


def report_in(label: str, text: bytes, course: str) -> Report | None:
    """Return what a platform tells; None where the text is nothing of the kind.

    Raises
    ------
    ProgressError
        If a platform wrote it, and it tells of no answer to this course.
    """
    statements = statements_in(text)
    if statements is not None:
        told, others = told_by(statements, course)
        none = filled("its statements ({0}) tell of no answer to “{1}”", len(statements), course)
        more = filled("{0}: answers to another course, left out: {1}.", label, others)
        return _some(Report(told, notes=[more] * bool(others)), none)
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
