// Shows the link to a page's live copy. From a disk no browser starts it: there the link says why.
for (const place of document.querySelectorAll("[data-live]")) {
  const link = document.createElement("a");
  link.className = "btn btn-sm btn-outline-primary";
  link.textContent = "Open live";
  place.append(link);
  place.hidden = false;
  if (location.protocol === "file:") {
    link.setAttribute("role", "link");
    link.setAttribute("aria-disabled", "true");
    link.classList.add("disabled");
    const note = document.createElement("small");
    note.textContent = " Python in the browser needs a web server: run “make book”, or read this page online.";
    place.append(note);
    continue;
  }
  link.href = place.dataset.live;
  link.target = "_blank";
  link.rel = "noopener";
  link.title = "This notebook with Python in your browser, in a new tab; your changes stay there";
}
