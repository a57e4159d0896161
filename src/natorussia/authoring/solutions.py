"""The solutions and known mistakes of an exercise, run on the course's tables as they stand."""

from collections.abc import Iterator

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
        yield f"its first cell raises {_named(error)}"
        return
    for question in exercise.questions:
        yield from _of_question(question, names)


def _of_question(question: Question, names: reference.Namespace) -> Iterator[str]:
    given = [("its solution", question.reference())]
    given += [(f"the mistake {one.name!r}", one.source()) for one in question.mistakes]
    for what, code in given:
        where = f"question {question.name!r}: {what}"
        try:
            value = reference.value_of(question, code, names)
        except Exception as error:  # noqa: BLE001
            yield f"{where} raises {_named(error)}"
            continue
        if value == ["missing"]:
            yield f"{where} makes no {question.answer!r}, in which the answer is looked for"


def _named(error: BaseException) -> str:
    line = getattr(error, "lineno", None)
    place = f" (line {line})" if line else ""
    return f"{type(error).__name__}: {getattr(error, 'msg', None) or error!s:.200}{place}"
