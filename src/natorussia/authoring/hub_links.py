"""Links that open the course on a JupyterHub, each student in a copy of their own."""

from urllib.parse import urlencode, urlsplit

from natorussia.data.languages import console


def pull_link(hub: str, repository: str, path: str = "", branch: str = "main") -> str:
    """Return a link that fetches a repository with nbgitpuller and opens a file of it.

    Parameters
    ----------
    hub
        The address of the hub.
    repository
        The address of the repository; a student's changes are kept when it is fetched again.
    path
        The file to open in JupyterLab, such as ``chapters/01-rome.ipynb``.

    Raises
    ------
    ValueError
        If the hub or the repository is no whole address.

    Examples
    --------
    >>> pull_link("https://hub.example.org", "https://git.example.org/course", branch="autumn")
    'https://hub.example.org/hub/user-redirect/git-pull?repo=https%3A%2F%2Fgit.example.org%2Fcourse&branch=autumn&urlpath=lab%2Ftree%2Fcourse%2F'
    """
    for address in (hub, repository):
        if not (urlsplit(address).scheme and urlsplit(address).netloc):
            raise ValueError(
                console.filled(
                    "got {0}, expected an address with https:// before it", repr(address)
                )
            )
    folder = repository.rstrip("/").rpartition("/")[2].removesuffix(".git")
    asked = {"repo": repository, "branch": branch, "urlpath": f"lab/tree/{folder}/{path}"}
    return f"{hub.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(asked)}"
