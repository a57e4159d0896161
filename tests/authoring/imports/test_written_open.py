"""Words for earlier and later, and words for a limit."""

import pytest

from natorussia.authoring.imports.written_dates import read

# Each word with the year or the day that it leaves out, or keeps.
OPEN = {
    "[..1499]": (
        "before 1500|prior to 1500|pre-1500|earlier than 1500|<1500|vor 1500|vor dem Jahr 1500"
        "|avant 1500|раньше 1500 года|antes de 1500|prima del 1500|voor 1500"
    ),
    "[1501..]": (
        "after 1500|post-1500|later than 1500|> 1500|nach 1500|après 1500|после 1500 \u0433."
        "|después de 1500|dopo il 1500|na 1500"
    ),
    "[..1500]": (
        "by 1500|no later than 1500|not after 1500|in or before 1500|\u2264 1500|1500 or earlier"
        "|BEF 1500|spätestens 1500|au plus tard en 1500|не позднее 1500 года|1500 oder früher"
    ),
    "[1500..]": (
        "no earlier than 1500|not before 1500|in or after 1500|>= 1500|1500 or later|AFT 1500"
        "|frühestens 1500|au plus tôt en 1500|не раньше 1500|1500 ou plus tard"
        "|after the 15th century"
    ),
    "../1500": (
        "until 1500|till 1500|up to 1500|up to and including 1500|through 1500|bis 1500"
        "|jusqu'en 1500|до 1500|по 1500 год|hasta 1500|fino al 1500|tot 1500"
    ),
    "1500/..": (
        "since 1500|from 1500|from 1500 on|from 1500 onwards|1500 onwards|1500+|seit 1500|ab 1500"
        "|von 1500 an|depuis 1500|dès 1500|à partir de 1500|с 1500|desde 1500|dal 1500|sinds 1500"
    ),
    "[..1848-04]": "before May 1848|vor Mai 1848|avant mai 1848",
    "[1848-05-04..]": "after 3 May 1848|nach dem 3. Mai 1848|après le 3 mai 1848",
    "[..1847-12-31]": "before 1 January 1848|раньше 1 января 1848",
    "[..1559]": "before the 1560s",
    "[1849-03..]": "after winter 1848",
    "[..0000]": "before AD 1",
    "[-0042..]": "after 44 BC|nach 44 v. Chr.",
    "[..1500~]": "before c. 1500",  # without an edge to leave out
    "[Y-66E6S2..]": "after 66 Ma",
}


@pytest.mark.parametrize("meant", OPEN)
def test_a_word_for_earlier_or_later_leaves_its_date_out_and_a_limit_keeps_it(meant):
    """Before 1500 ends with 1499, in every language; by 1500 does not."""
    words = OPEN[meant].split("|")
    assert {text: read(text)[0] for text in words} == dict.fromkeys(words, meant)
