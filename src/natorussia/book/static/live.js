// Shows the link to a page's live copy. From a disk no browser starts it: there the link says why.
for (const place of document.querySelectorAll("[data-live]")) {
  const link = document.createElement("a");
  link.className = "btn btn-sm";
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
  if (!place.dataset.live.includes("/open.html?path=exercises/")) continue;
  const help = document.createElement("small");
  help.textContent = " Python runs in your browser, with nothing to install; the first start takes a minute. " +
    "If it does not start, load the page again or try another browser. Where a network blocks it, " +
    "open the notebook in JupyterLab instead: “make lab”.";
  place.append(help);
}
