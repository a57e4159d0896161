import re

import pytest

from natorussia.paper.answers import answer_html, key_html
from natorussia.questions import load_course


@pytest.mark.parametrize("question", load_course(), ids=lambda question: question["id"])
def test_every_answer_is_words(question):
    """Each question has an answer for the key, without roles or marks of blanks."""
    html = key_html(question)
    assert re.sub("<[^>]+>", "", answer_html(question)).strip()
    assert not re.search(r"\{(event|when|value|source|para)\}|data-blank|[{}]", html)
