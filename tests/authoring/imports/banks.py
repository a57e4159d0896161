"""What the tests of imports ask of a bank."""

from natorussia.questions import load_bank


def by_name(drafts):
    """Return questions by their names in the file, as a bank accepts them."""
    found = {}
    for number, question in enumerate(drafts.questions):
        own = {"id": f"q-{number}", **{k: v for k, v in question.items() if k != "name"}}
        load_bank([own])
        found[question["name"]] = question
    return found
