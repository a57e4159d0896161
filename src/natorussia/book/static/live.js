// Shows the link to a page's live copy, in the words of `NR_LIVE`, which stands before this script.
// From a disk no browser starts it: there the link says why.
for (const place of document.querySelectorAll("[data-live]")) {
  const link = document.createElement("a");
  link.className = "btn btn-sm";
  link.textContent = NR_LIVE.open;
  place.append(link);
  place.hidden = false;
  if (location.protocol === "file:") {
    link.setAttribute("role", "link");
    link.setAttribute("aria-disabled", "true");
    link.classList.add("disabled");
    const note = document.createElement("small");
    note.textContent = ` ${NR_LIVE.served}`;
    place.append(note);
    continue;
  }
  link.href = place.dataset.live;
  link.target = "_blank";
  link.rel = "noopener";
  link.title = NR_LIVE.about;
  if (!place.dataset.live.includes("/open.html?path=exercises/")) continue;
  const help = document.createElement("small");
  help.textContent = ` ${NR_LIVE.help}`;
  place.append(help);
}
