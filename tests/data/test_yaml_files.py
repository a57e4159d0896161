"""What is wrong with YAML is told with its line, what stands there, and what to do."""

import pytest
import yaml

from natorussia.data.yaml_files import mapping, told

WRONG = {
    "a: 1\nb: Now: then": "got 'b: Now: then'; put a text with a colon, a comma or brackets in",
    "a: [b\n\n": "got 'a: [b'; put a text with a colon, a comma or brackets in quotes",
    "a: @home": "got 'a: @home'; put the text in quotes, and indent by spaces and not by tabs",
    "a: 'it's'": "got \"a: 'it's'\"; write '' for ' in a text in quotes",
    'a: "x\nb: 1': "got 'b: 1'; close the quotation mark or the bracket that opens above",
    'a: "\\d"': "put it in single quotation marks, in which \\ is a letter as others",
    "a: \x07": "got 'a: \\x07'; remove it",
}


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
@pytest.mark.parametrize(("text", "said"), WRONG.items())
def test_a_fault_is_told_with_what_to_do(tmp_path, text, said, loader):
    """Whichever of the two parsers found it."""
    path = tmp_path / "maps.yml"
    path.write_text(text)
    with pytest.raises(yaml.YAMLError) as caught:
        yaml.load(text, loader)
    message = told(caught.value, path)
    assert message.startswith("maps.yml:")
    assert "no valid YAML: " in message
    assert said in message


def test_a_file_that_is_no_yaml_is_told(tmp_path):
    """With its name and its line."""
    path = tmp_path / "maps.yml"
    path.write_text("a: 1\nb: Now: then\n")
    with pytest.raises(ValueError, match=r"^maps\.yml:2: no valid YAML: .*'b: Now: then'; put"):
        mapping(path, "maps")
    path.write_bytes(b"a: \xff")
    with pytest.raises(ValueError, match=r"maps\.yml: no valid YAML: .*; save it as UTF-8"):
        mapping(path, "maps")
