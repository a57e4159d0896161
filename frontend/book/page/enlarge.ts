/**
 * A figure as large as the window: for who taps it, and by a button for who cannot.  The dialog is
 * the browser's own, which closes on Escape and gives the focus back.
 */

import { t } from "../../shared/language.ts";

const SOON = 500; // after the page, in milliseconds
const FIGURES = ".bd-article img.nr-drawn:not(.nr-phone)";

function button(words: string, act: () => void): HTMLButtonElement {
  const made = Object.assign(document.createElement("button"), { type: "button", onclick: act });
  made.textContent = words;
  return made;
}

function show({ src, alt }: HTMLImageElement) {
  const dialog = document.createElement("dialog"), sheet = document.createElement("div");
  dialog.className = "nr-large";
  dialog.ariaLabel = t`The figure, enlarged`;
  // It is wider than a phone: who has no finger moves it by the arrow keys.
  sheet.tabIndex = 0;
  sheet.setAttribute("role", "group");
  sheet.ariaLabel = t`The figure, enlarged`;
  sheet.append(Object.assign(new Image(), { src, alt, className: "nr-drawn" }));
  dialog.append(button(t`Close`, () => dialog.close()), sheet);
  dialog.onclose = () => dialog.remove();
  dialog.onclick = ({ target }) => target === dialog && dialog.close();
  // Keys belong to the figure, and not to the presentation behind it.
  dialog.onkeydown = (event) => event.stopPropagation();
  document.body.append(dialog);
  dialog.showModal();
}

/**
 * Figures that nobody has come near yet, and those for a phone, which paper has in its columns: a
 * browser that prints does not wait for them.  A reader who saves data gets what is in view.
 */
function loadRest() {
  // deno-lint-ignore no-explicit-any
  if ((navigator as any).connection?.saveData) return;
  document.querySelectorAll<HTMLImageElement>(".nr-drawn").forEach((one) => one.loading = "eager");
}

export function offerLarge() {
  addEventListener("load", () => setTimeout(loadRest, SOON));
  for (const image of document.querySelectorAll<HTMLImageElement>(FIGURES)) {
    const opener = button(t`Enlarge the figure`, () => show(image));
    opener.className = "nr-enlarge";
    const phone = image.nextElementSibling as HTMLElement;
    phone.after(opener);
    image.onclick = phone.onclick = () => (opener.focus(), show(image));
  }
}
