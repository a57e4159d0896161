"""Book builds that start warm: forked from a server that has imported Sphinx and the theme once.

See `tests.preloaded` for all that it has.
"""

import contextlib
import multiprocessing
import os
import sys
import traceback
from pathlib import Path

from natorussia.book import kernel_server, kernels

ROOT = Path(__file__).resolve().parents[1]
SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["tests.preloaded"])


def build_book(folder, *options, **variables):
    """Build a book as ``jupyter-book build`` does, warnings as errors.

    Parameters
    ----------
    folder
        The book's folder.
    options
        Further options of the command.
    variables
        Variables of the environment that are set for the build; None takes one away.

    Returns
    -------
    tuple of int and str
        The exit code and what was printed.
    """
    into, out = SERVER.Pipe(duplex=False)
    words = ["build", str(folder), "-W", "-n", *map(str, options)]
    process = SERVER.Process(target=_run, args=(words, str(folder), variables, out))
    # The server, which the first build starts, finds what it imports from here.
    with contextlib.chdir(ROOT):
        process.start()
    out.close()
    printed = Path(into.recv())
    process.join()
    text = printed.read_text(encoding="utf-8", errors="replace")
    printed.unlink()
    return process.exitcode, text


def _run(words, folder, variables, out):
    """Be the command: print into a file of its own, in the book's folder."""
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile("w", suffix=".log", delete=False) as log:
        out.send(log.name)
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
        sys.stdout = sys.stderr = os.fdopen(1, "w", buffering=1)
        os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        for name, value in variables.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
        os.chdir(folder)
        kernels.SERVERS[os.getpid()] = _server_of_kernels()
        raise SystemExit(_code(words))


def _server_of_kernels():
    """Fork the server of a build's kernels while nothing runs yet; all is imported already."""
    (asked, requests), (answers, said) = os.pipe(), os.pipe()
    if not os.fork():
        os.close(requests)
        os.close(answers)
        try:
            kernel_server.serve(os.fdopen(asked), os.fdopen(said, "w"))
        finally:
            os._exit(0)
    os.close(asked)
    os.close(said)
    return kernels.Server(os.fdopen(requests, "w"), os.fdopen(answers))


def _code(words):
    from jupyter_book.cli.main import main

    try:
        main(words)
    except SystemExit as ended:
        return ended.code or 0
    except Exception:  # noqa: BLE001  what the command would have printed
        traceback.print_exc()
        return 1
    return 0
