"""The solutions and known mistakes of an exercise, run on the course's tables as they stand."""

from collections.abc import Iterator

from natorussia.data.languages import console
from natorussia.exercises import Exercise, Question, reference


def faults(exercise: Exercise) -> Iterator[str]:
    """Yield what cannot be compared with an answer, since its code fails or gives none.

    Parameters
    ----------
    exercise
        An exercise of the course whose tables are read now; its code is the author's own.
    """
    try:
        names = reference.namespace(exercise)
    except Exception as error:  # noqa: BLE001  whatever an author's code may raise
        yield console.filled("its first cell raises {0}", _named(error))
        return
    for question in exercise.questions:
        yield from _of_question(question, names)


def _of_question(question: Question, names: reference.Namespace) -> Iterator[str]:
    given = [(console.gettext("its solution"), question.reference())]
    given += [
        (console.filled("the mistake {0}", repr(one.name)), one.source())
        for one in question.mistakes
    ]
    for what, code in given:
        where = f"{console.filled('question {0}', repr(question.name))}: {what}"
        try:
            value = reference.value_of(question, code, names)
        except Exception as error:  # noqa: BLE001
            yield console.filled("{0} raises {1}", where, _named(error))
            continue
        if value == ["missing"]:
            yield console.filled(
                "{0} makes no {1}, in which the answer is looked for", where, repr(question.answer)
            )


def _named(error: BaseException) -> str:
    line = getattr(error, "lineno", None)
    place = f" ({console.filled('line {0}', line)})" if line else ""
    return f"{type(error).__name__}: {getattr(error, 'msg', None) or error!s:.200}{place}"
