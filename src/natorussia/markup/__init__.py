"""The course's prose: citations, terms, and Markdown for every place that shows it."""
