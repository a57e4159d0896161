"""Paper printed once for all tests: a kit."""

import pytest
from pypdf import PdfReader

from natorussia.paper.kit import kit


@pytest.fixture(scope="session")
def kit_pdf(chromium, tmp_path_factory):
    """Return a printed kit that has every part."""
    path = tmp_path_factory.mktemp("kit") / "kit.pdf"
    kit("05-missile-defence", path)
    return PdfReader(path)


@pytest.fixture(scope="session")
def kit_words(kit_pdf):
    """Return the words of each page of the kit."""
    return [" ".join(page.extract_text().split()) for page in kit_pdf.pages]


@pytest.fixture(scope="session")
def headings():
    """Return a function that gives the headings of a PDF with the page where each first stands."""

    def read(reader):
        entries = reversed(list(flat(reader)))
        return {entry.title: reader.get_destination_page_number(entry) for entry in entries}

    def flat(reader, entries=None):
        for entry in reader.outline if entries is None else entries:
            yield from flat(reader, entry) if isinstance(entry, list) else [entry]

    return read
