"""What is said of a language for which the package has no words, or not all."""

from natorussia.authoring.translating import state
from natorussia.data.languages import console, is_english, own_name
from natorussia.data.languages.catalogues import noted

_NONE = noted(
    "The package has no words in {0} ({1}): what it says is in English, and marked as such, and so"
    " are the sample's texts. `natorussia translate {1} --begin` in the course's folder writes a "
    "catalogue to fill in."
)
_SOME = noted(
    "The package lacks words in {0} ({1}), and says these messages in English: {2}. `natorussia "
    "translate {1}` lists them."
)


def told(tag: str) -> list[str]:
    """Return what to say of a language: nothing where no message is missing, else one line.

    The course at hand may have a catalogue of its own, which counts.
    """
    if is_english(tag):
        return []
    found = state(tag)
    if not found.said:
        return [console.filled(_NONE, own_name(tag), tag)]
    lacks = len(found.missing) + len(found.fuzzy)
    return [console.filled(_SOME, own_name(tag), tag, lacks)] if lacks else []
