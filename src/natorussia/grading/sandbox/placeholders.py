"""Stand-ins for what a notebook may import from the package and a grader has no use for.

A quiz, a timeline or a map shows something to a reader and answers nothing.  While a notebook is
graded, a stand-in takes every call and attribute, so that no cell stops at it.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Self


class Placeholder:
    """Takes every call and attribute, holds nothing, and is shown as what it stands for."""

    def __init__(self, name: str) -> None:
        self.__dict__["_name"] = name

    def __getattr__(self, name: str) -> "Placeholder":
        if name.startswith("_"):
            raise AttributeError(name)
        return Placeholder(f"{self._name}.{name}")

    def __setattr__(self, name: str, value: object) -> None:
        """Forget what is set."""

    def __call__(self, *_: object, **__: object) -> Self:  # noqa: D102
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def __iter__(self) -> Iterator[object]:
        return iter(())

    def __repr__(self) -> str:
        return f"({self._name}: not shown while a notebook is graded)"


class Checked(Placeholder):
    """Stands in for what a check finds: all is well, so that code which asks for it goes on."""

    status = "correct"
    message = ""
    points = max_points = 1.0


class _Module(ModuleType):
    """A module whose every name is a stand-in."""

    def __getattr__(self, name: str) -> Placeholder:
        if name.startswith("__"):
            raise AttributeError(name)
        return Placeholder(name)


class Finder(MetaPathFinder, Loader):
    """Finds the package's modules that are not here, where no other finder has."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find a module that is stood in for."""
        if fullname not in self.names:
            return None
        return ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Make its stand-in."""
        return _Module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Run nothing."""


def stand_in(name: str) -> None:
    """Let a package that is not here be imported as a stand-in, by what is imported from now on."""
    sys.meta_path.append(_Package(name))


class _Package(Finder):
    """Finds a package that is not here, and whatever it may hold."""

    def __init__(self, name: str) -> None:
        super().__init__([name])
        self.name = name

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        inside = fullname == self.name or fullname.startswith(f"{self.name}.")
        return ModuleSpec(fullname, self, is_package=True) if inside else None


def install(names: Iterable[str]) -> None:
    """Let these modules, by their full names, be imported as stand-ins."""
    sys.meta_path.append(Finder(names))
