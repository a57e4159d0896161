"""A course in other languages: catalogues of its texts, and an edition of it for each language.

What a page says stands in a catalogue of gettext's, ``translations/LANG/LC_MESSAGES/PAGE.po``: its
paragraphs and figures, and for a chapter the rows and the questions of its section too.  What many
pages share (the glossary, names, titles) stands in ``course.po``.  An edition is the course once
more with the translations put in, so that whatever reads a course reads an edition.
"""
