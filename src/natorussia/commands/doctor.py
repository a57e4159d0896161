"""The doctor command: what this machine gives to jail a notebook with."""

import argparse
import sys

from natorussia.grading.sandbox.isolation import doctor


def arguments(_: argparse.ArgumentParser) -> None:
    """Take none."""


def run(_: argparse.Namespace) -> int:
    """Print what there is and return 0 where it is enough to grade with, else 1."""
    text, enough = doctor()
    sys.stdout.write(text)
    return 0 if enough else 1
