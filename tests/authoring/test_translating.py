"""Messages are found in the sources, and counted in the catalogues."""

import re
from io import BytesIO
from pathlib import Path

from natorussia.authoring import translating
from natorussia.cli import main
from natorussia.data.languages.catalogues import read_po

ROOT = Path(__file__).resolve().parents[2]
TYPESCRIPT = r"""
const one = t`Check`, two = t`${given.filter((x) => x > "}")} of ${`${all}`}`;
const many = plural(list.length, "{0} day, {1}", "{0} days, {1}", name), some = count(n, "vote");
const not = "No message", at = format(`none`), quoted = t`The \`course\`\u00a0here`;
"""


def test_messages_of_typescript_are_found():
    """Tagged and counted ones are; places are numbered, whatever stands in them."""
    assert list(translating.of_typescript(TYPESCRIPT)) == [
        "Check",
        "{0} of {1}",
        ("{0} day, {1}", "{0} days, {1}"),
        ("{0} vote", "{0} votes"),
        "The `course`\u00a0here",
    ]


def test_messages_of_python_are_found():
    """By the names of the functions that say them, in f-strings too."""
    module = b"""x = gettext("a"), noted("b"), filled("c {0}", 1), ngettext("d", "e", 2), say("f")
y = f"<b>{gettext('g')}</b>", gettext(x)
"""
    found = translating.of_python(BytesIO(module))
    assert set(found) == {"a", "b", "c {0}", ("d", "e"), "g"}


def test_template_holds_what_the_sources_say():
    """Renewed by ``make catalogues``; nothing that a page says is without a place in it."""
    said = {message.id for message in translating.template(ROOT) if message.id}
    assert {message.id for message in read_po(translating.TEMPLATE) if message.id} == said


LITERAL = re.compile(r'"([^"\n]*)"|`([^`]*)`')
SENTENCE = re.compile(r"(?:^|>) ?[A-Z][a-z]+(?:,? [a-z]+)+")
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*|(?:Error|warn)\([^;]*;", re.DOTALL)


def bare(text):
    """Return the sentences of a TypeScript module that are no messages."""
    text, said = COMMENT.sub("", text), set()
    while (at := re.search(r"(?<![\w$.])t`", text)) is not None:
        text = text[: at.start()] + text[translating._template(text, at.end())[1] :]
    for call in re.finditer(r"(?<![\w$.])plural\(", text):
        said |= {one.strip()[1:-1] for one in translating._arguments(text, call.end())[1:3]}
    found = {one or other for one, other in LITERAL.findall(text)} - said
    return sorted(one for one in found if SENTENCE.search(one))


def test_front_end_says_nothing_that_is_no_message():
    """What a reader sees goes through the catalogues, whichever module it stands in."""
    assert bare('h("p", {}, "Time is up", t`Check it`); // Not this one') == ["Time is up"]
    modules = (path for path in ROOT.glob("frontend/*/**/*.ts") if not path.match("*_test.ts"))
    found = {
        path.name: bare(path.read_text("utf-8")) for path in modules if "build" not in path.parts
    }
    assert {name: said for name, said in found.items() if said} == {}


def test_language_of_ones_own_is_begun_and_counted(tmp_path, capsys):
    """What is missing is listed; a catalogue of it can be begun, and filled in."""
    found = translating.state("nl")
    assert (found.said, found.fuzzy, found.unused) == (0, [], [])
    assert "Check" in found.missing
    begun = translating.begin("nl", tmp_path)
    assert {message.id for message in read_po(begun)} >= {"Check", ("{0} day", "{0} days")}
    assert main(["translate", "nl"]) == 1
    assert "missing: Check\n" in capsys.readouterr().out


def test_languages_that_are_shipped_lack_nothing(capsys):
    """The command says how far each language is."""
    assert main(["translate"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("de: ") for line in lines)
    assert all(" 0 missing, 0 fuzzy, 0 unused" in line for line in lines)
