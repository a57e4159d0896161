"""A visit to an address: what the page asks for, and what it complains of."""

TAKEN_FROM_THE_PAGE = ("file:", "blob:", "data:")


class Visit:
    """A page that was opened, with what it asked for and what it complained of."""

    def __init__(self, browser, address, **options):
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.requests, self.complaints = [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._hear)
        self.page.goto(address)

    def _hear(self, said):
        # The theme says so on a first visit; see pydata-sphinx-theme's own tests.
        if said.type == "error" and "invalid theme mode" not in said.text:
            self.complaints.append(f"{said.text} ({said.location['url']})")

    def wait_for_widgets(self):
        """Wait until every widget of the page can be used."""
        self.page.wait_for_function(
            "[...document.querySelectorAll('.nr-mount')]"
            ".every((mount) => mount.querySelector('[data-ready=true]'))"
        )

    def outside(self, home):
        """Return the requests that went elsewhere."""
        return [url for url in self.requests if not url.startswith((home, *TAKEN_FROM_THE_PAGE))]
