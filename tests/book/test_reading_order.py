"""Previous and next, past what stands aside."""

from natorussia.book.reading_order import beyond

RELATIONS = {
    "index": [None, None, "chapters/01-a"],
    "chapters/01-a": ["index", "index", "exercises/01-a"],
    "exercises/01-a": ["chapters/01-a", "chapters/01-a", "chapters/02-b"],
    "chapters/02-b": ["index", "exercises/01-a", "exercises/02-b"],
    "exercises/02-b": ["chapters/02-b", "chapters/02-b", None],
}


def test_chapters_lead_to_chapters():
    """From a chapter on and back there is the next chapter, and not the exercise between."""
    assert beyond(RELATIONS, "chapters/01-a", 2) == "chapters/02-b"
    assert beyond(RELATIONS, "chapters/02-b", 1) == "chapters/01-a"
    assert beyond(RELATIONS, "chapters/01-a", 1) == "index"


def test_last_chapter_has_no_next():
    """Where only an exercise follows, nothing does."""
    assert beyond(RELATIONS, "chapters/02-b", 2) is None
    assert beyond(RELATIONS, "nowhere", 2) is None
