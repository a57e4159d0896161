"""The bank of questions for other systems: Moodle XML, QTI 1.2, GIFT and Anki.

``forms`` puts each question into one of seven forms that such systems know; each format is a
module that writes the forms it holds and says what it loses of them.
"""
