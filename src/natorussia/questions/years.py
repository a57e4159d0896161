"""Years as numbers to be typed, for systems that take a number and no date."""

from natorussia.data.languages.catalogues import filled


def typed_years(years: list[int]) -> tuple[str, list[int]]:
    """Return how to type years where only numbers can be typed, and what to type for each."""
    first, last = years[0], years[-1]
    if first > 0:
        return filled("Answer with a year, from {0} to {1}.", first, last), years
    if last < 1:
        ends = (1 - first, 1 - last)
        asks = filled("Answer with a year BCE, as a number from {0} to {1}.", *ends)
        return asks, [1 - year for year in years]
    asks = filled(
        "Answer with a year, from -{0} ({0} BCE) to {1}; a year BCE has a minus.", 1 - first, last
    )
    return asks, [year if year > 0 else year - 1 for year in years]


def typed_year(years: list[int], number: int) -> int:
    """Return the year, as an astronomical number, that is meant by a number typed for it.

    ``years`` are those of the scale; how they are typed is said in the question.
    """
    if years[0] > 0:
        return number
    return 1 - number if years[-1] < 1 else number + (number < 0)
