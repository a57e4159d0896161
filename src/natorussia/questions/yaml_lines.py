"""YAML that remembers its lines, keeps dates as text and refuses a field given twice."""

from typing import Any

import yaml

from natorussia.data.languages import console


class Lined(dict[str, Any]):
    """A mapping that knows the line it begins on."""

    line = 0


# libyaml reads six times as fast; a browser's Python comes without it.
_Safe = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):  # type: ignore[misc, valid-type, unused-ignore]
    pass


def _mapping(loader: _Loader, node: yaml.MappingNode) -> Lined:
    found = Lined()
    found.line = node.start_mark.line + 1
    for name_node, value_node in node.value:
        name = loader.construct_object(name_node, deep=True)
        if name in found:
            raise yaml.constructor.ConstructorError(
                None,
                None,
                console.filled("the field {0} is given twice", repr(name)),
                name_node.start_mark,
            )
        found[str(name)] = loader.construct_object(value_node, deep=True)
    return found


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str) -> Any:  # noqa: ANN401
    """Return what YAML says, with mappings that know their lines.

    Raises
    ------
    yaml.YAMLError
        If it is no YAML, or gives a field twice.
    """
    return yaml.load(text, _Loader)  # noqa: S506
