"""Tables as Canvas and Moodle give them to be downloaded, of invented students."""

import csv
import io

from tests.analytics.downloads import shown

SECTION = "nineties"
CANVAS = ["name", "id", "sis_id", "section", "section_id", "section_sis_id", "submitted", "attempt"]
MOODLE = ["Last name", "First name", "Institution", "Department", "Email address", "Status"]
MOODLE += ["Started", "Completed", "Duration", "Grade/10.00"]
START, END = "3 November 2026  10:00 AM", "3 November 2026  10:20 AM"


def table(rows, separator=",", encoding="utf-8-sig"):
    """Return rows as a program saves them."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


def analysis(made, *students):
    """Return Student Analysis of a quiz, given for each student her columns and her answers."""
    asks = [
        cell
        for number, one in enumerate(made)
        for cell in (f"{900 + number}: {shown.canvas_question(one)}", f"{one.points:.1f}")
    ]
    rows = [[*CANVAS, *asks, "n correct", "n incorrect", "score"]]
    for who, give, score in students:
        cells = [
            cell for one in made for cell in (shown.canvas_reply(one.form, give(one.form)), "0.0")
        ]
        rows.append([*who, *cells, "0", "0", score])
    return rows


def who(name, number, attempt="1"):
    """Return the columns of a student of Canvas."""
    when = "2026-11-03 10:00:00 UTC"
    return [name, number, f"s{number}", "Section A", "17", "", when, attempt]


def credits_of(reader, bank):
    """Return the credit of the first answer to each question."""
    return {one["id"]: reader.records["log"][one["id"]][0]["c"] for one in bank}


def responses(made, *students, asks=True):
    """Return Moodle's report of responses, in the order of its columns."""
    head, rows = list(MOODLE), []
    for number in range(1, len(made) + 1):
        head += [f"Question {number}"] * asks + [f"Response {number}"]
    for columns, give in students:
        row = list(columns)
        for one in made:
            row += [shown.moodle_question(one) if give else "-"] * asks
            row += [shown.moodle_reply(one.form, give(one.form)) if give else "-"]
        rows.append(row)
    return [head, *rows]


def attempt(last, first, mail, grade="8.00"):
    """Return the columns of an attempt in Moodle."""
    return [last, first, "", "", mail, "Finished", START, END, "20 mins", grade]


IDLE = ["Idle", "Ida", "", "", "ida@a.test", "-", "-", "-", "-", "-"]
AVERAGE = ["Overall average", "", "", "", "", "", "", "", "", "7.00"]

GRADEBOOK = [
    ["Student", "ID", "SIS Login ID", "Section", "Notes", "NATO and Russia: The Nineties (55)"],
    ["", "", "", "", "", "Manual Posting"],
    ["    Points Possible", "", "", "", "", "20.00"],
    ["Müller, Zoë", "71", "zmueller", "A", "", "17.50"],
    ["Kim, Li", "73", "lkim", "A", "", ""],
    ["Student, Test", "", "f00", "A", "", "3.00"],
]
GRADES = [
    [*MOODLE, "Q. 1 /5.00", "Q. 2 /5.00"],
    [*attempt("Müller", "Zoë", "zoe@a.test"), "5.00", "3.00"],
    [*AVERAGE, "5.00", "3.00"],
]
