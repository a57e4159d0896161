"""Things that are dear to make, made once for all workers of a run."""

import pytest
from filelock import FileLock


def once(tmp_path_factory, worker_id, name, make):
    """Return a folder that the first worker who asks has made; the others wait for it.

    Parameters
    ----------
    tmp_path_factory, worker_id
        The fixtures of pytest and pytest-xdist.
    name
        What the folder is called.
    make
        Gets the folder, which exists, and fills it; what it raises fails every test that asks.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / name
    done, failed = folder.with_name(f"{name}.done"), folder.with_name(f"{name}.failed")
    with FileLock(folder.with_name(f"{name}.lock")):
        if failed.exists():
            pytest.fail(failed.read_text(encoding="utf-8"), pytrace=False)
        if not done.exists():
            folder.mkdir()
            try:
                make(folder)
            except BaseException as error:
                failed.write_text(str(error), encoding="utf-8")
                raise
            done.touch()
    return folder
