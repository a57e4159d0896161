"""Questions of QTI 1.2 as Canvas's classic quizzes take them up: what they hold for right.

The rules are those of Canvas's own reader, ``gems/plugins/qti_exporter/lib/qti`` of canvas-lms:
``choice_interaction.rb`` (03f405c), ``extended_text_interaction.rb`` (0c8b103),
``fill_in_the_blank.rb`` (05e9653), ``associate_interaction.rb`` and ``numeric_interaction.rb``
(0c31361).  They look for what they know in an item, and do not mark as the standard says.  Before,
a tool turns QTI 1.2 into 2.1; it leaves the names as they are.  Canvas itself was not run.
"""

import re
from decimal import Decimal

from tests.lms.readers import QTI, labels, text_of

NUMBER = re.compile(r"\d+")


class Canvas:
    """An item of QTI 1.2, or of its profile in Common Cartridge."""

    def __init__(self, element):
        self.element = element
        self.conditions = list(element.iter(f"{QTI}respcondition"))

    def ticked(self, htmls):
        names, right = labels(self.element), self._right_options()
        return {names[html] for html in htmls} == right

    def _right_options(self):
        """Return what is right: the last condition that names an option says so."""
        right = {}
        for condition in self.conditions:
            both = condition.findall(f"{QTI}conditionvar/{QTI}and/{QTI}varequal")
            if both:
                right |= {one.text: True for one in both}
            elif (named := condition.find(f".//{QTI}varequal")) is not None:
                right[named.text] = is_scored(condition)
        return {name for name, is_right in right.items() if is_right}

    def typed(self, words):
        """Every text that an answer is compared with is taken for right, scored or not."""
        found = {one.text.strip().lower() for one in self.element.iter(f"{QTI}varequal")}
        return words.strip().lower() in found

    def number(self, given):
        for condition in self.conditions:
            either = condition.find(f"{QTI}conditionvar/{QTI}or")
            if either is not None:
                exact = Decimal(either.findtext(f"{QTI}varequal"))
                margin = Decimal(either.findtext(f".//{QTI}varlte")) - exact
                if exact - margin <= Decimal(given) <= exact + margin:
                    return True
        return False

    def _lids(self):
        return {one.get("ident"): one for one in self.element.iter(f"{QTI}response_lid")}

    def matched(self, given):
        lids = self._lids()
        shown = labels(next(iter(lids.values())))
        numbers = {name: number_of(name) for name in shown.values()}
        right = {
            one.get("respident"): numbers[one.text]
            for condition in self.conditions
            if is_scored(condition)
            for one in condition.iter(f"{QTI}varequal")
        }
        lefts = {text_of(lid): name for name, lid in lids.items()}
        return all(right[lefts[left]] == numbers[shown[side]] for left, side in given.items())

    def ordered(self, htmls):
        return self.matched({html: str(place) for place, html in enumerate(htmls, 1)})

    def filled(self, texts):
        kind = self.element.findtext(f".//{QTI}qtimetadatafield/{QTI}fieldentry")
        lids = {text_of(lid): labels(lid) for lid in self._lids().values()}
        if kind == "fill_in_multiple_blanks_question":
            # Whatever stands in the list of a blank is right.
            low = {blank: {one.strip().lower() for one in shown} for blank, shown in lids.items()}
            return all(text.strip().lower() in low[blank] for blank, text in texts.items())
        # Of options with the same name in several blanks, the last one is meant.
        owner = {name: blank for blank, shown in lids.items() for name in shown.values()}
        right = {
            (owner[one.text], one.text)
            for condition in self.conditions
            if is_scored(condition)
            for one in condition.iter(f"{QTI}varequal")
        }
        return all((blank, lids[blank].get(text)) in right for blank, text in texts.items())


def is_scored(condition):
    return any(float(one.text) > 0 for one in condition.iter(f"{QTI}setvar"))


def number_of(name):
    """Return the number by which a right-hand side is known: the first in its name."""
    found = NUMBER.search(name)
    return int(found[0]) if found else name
