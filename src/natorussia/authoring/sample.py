"""What the sample of a course says in its modules and its description: words for the catalogues.

Its notebooks, pages, tables and questions are files of the template, whose texts are messages too.
"""

from natorussia.data.languages.catalogues import noted

DESCRIPTIONS = {
    "events": noted("What happened, one row an event"),
    "sources": noted("Documents that rows rest on"),
    "sections": noted("The sections in their order, with the years that their events span"),
    "lanes": noted("The lanes of a timeline, in their order"),
    "actors": noted("States, organisations and people that act in the events"),
    "terms": noted("The glossary: terms, bodies, documents and people"),
    "claims": noted("Statements that can be checked, and how they stand against the record"),
    "forecasts": noted("What was expected, advised or feared, as questions that can be resolved"),
}
"""What the tables of a course of one's own hold, for whoever downloads them."""
PROMPTS = {
    "headline": noted(
        "The exercise on this section: prompts, solutions, hints and known mistakes in one file."
    ),
    "about": noted(
        "`natorussia exercises` writes the notebook for students; `natorussia check` and"
        " `natorussia grade` compare their answers with the solutions here, on the course's tables"
        " and on changed ones, where days, sections and lanes of events are others."
    ),
    "ask_lanes": noted(
        "How many events of this chapter stand in each lane? Put a Series or a dictionary from lane"
        " to number into `lanes`."
    ),
    "ask_essay": noted(
        "Which event of this chapter changed most of what came after it? Answer in 100 to 200"
        " words, and rest your answer on two events or more."
    ),
    "introduction": noted(
        "Replace each `...` by your answer, run the cell, then the check under it."
    ),
    "changes": noted(
        "An answer changes with the tables where a chapter's events stand in two lanes or more."
    ),
}
"""Texts of the exercise in several lines."""
WORDS = {
    "reread": noted("the column `lane` of `events`"),
    "mistake": noted("shares instead of counts"),
    "hint": noted("Those are shares of one; counts are asked for, so leave out `normalize`."),
    "position": noted("takes a position and holds it through the text"),
    "rests": noted("rests it on two events or more, rightly dated"),
}
"""Texts of the exercise in one line."""
