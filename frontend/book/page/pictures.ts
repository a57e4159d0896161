/**
 * The picture of a step of a guided walk: where the page has a map of membership on which the event is
 * a step, the map as it is at that step.  Timelines say `nr:step`, with a place for it.
 */

export function offerPictures() {
  document.addEventListener("nr:step", (event) => {
    const { id, place } = (event as CustomEvent<{ id: string; place: HTMLElement }>).detail;
    const said = document.querySelector(`.nr-steps li[data-events~="${CSS.escape(id)}"]`);
    const map = said?.closest(".nr-steps")?.querySelector("svg");
    if (!said || !map) return;
    const step = [...said.parentElement!.children].indexOf(said) + 1;
    place.classList.add("nr-steps"); // its colours and lines
    place.append(mapAt(map, step), caption(said.textContent ?? ""));
  });
}

/** A map with the states coloured that had joined by a step, those that joined in it as new. */
function mapAt(map: SVGSVGElement, step: number): SVGSVGElement {
  const copy = map.cloneNode(true) as SVGSVGElement;
  for (const state of copy.querySelectorAll<SVGPathElement>("path[class]")) {
    const joined = Number(state.getAttribute("class")!.slice(1));
    if (joined <= step) state.style.fill = `var(--step-${joined === step ? "new" : "in"})`;
  }
  Object.assign(copy.style, { maxHeight: "28vh", maxWidth: "26rem" });
  return copy;
}

function caption(words: string): HTMLElement {
  return Object.assign(document.createElement("p"), { textContent: words });
}
