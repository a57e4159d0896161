"""The notebooks of a course's exercises: written from their modules, and listed in its contents."""

from pathlib import Path

from natorussia.authoring import contents
from natorussia.authoring.tables import read_table
from natorussia.data.languages import of_course, using
from natorussia.exercises.content import all_of
from natorussia.exercises.notebook import write


def write_all(course: Path) -> list[Path]:
    """Write each exercise's notebook, and list it below its chapter; return where they are.

    Raises
    ------
    natorussia.exercises.content.ExerciseError
        If a module is no exercise.
    """
    chapters = {row["id"]: row["chapter"] for row in read_table(course / "data", "sections")}
    written = []
    for exercise in all_of(course / "exercises"):
        with using(of_course(course / "data")):
            written.append(write(exercise, course / "exercises"))
        if exercise.name in chapters:
            page = f"exercises/{exercise.notebook}"
            contents.add_exercise(course, f"chapters/{chapters[exercise.name]}", page)
    return written
