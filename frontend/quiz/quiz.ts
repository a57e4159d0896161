/** The quiz widget: a chapter's questions, or what is due for review. */

import { storeOf } from "../storage/store.ts";
import { h } from "../shared/dom.ts";
import { drawQuiz, isInline } from "./view.ts";
import type { Model } from "./types.ts";
import { speak, t } from "../shared/language.ts";

function render({ model, el }: { model: Model; el: HTMLElement }) {
  speak(el);
  const heading: string = model.get("heading");
  // A page has many of those on its sections: as landmarks they would be told apart by nothing.
  const root = isInline(model)
    ? h("div", { class: "nr-quiz", role: "group", "aria-label": t`Questions on this section` })
    : h("section", { class: "nr-quiz", "aria-label": heading || t`Questions` });
  const stop = drawQuiz(root, storeOf(model.get("course")), model);
  if (heading) root.prepend(h("p", { class: "nr-heading" }, heading));
  root.dataset.ready = "true";
  // When all of it is there: what grows in the document is seen to by the browser at each step.
  el.append(root);
  // A link to one question, which was not there yet when the page opened.
  const linked = location.hash.startsWith("#q-") && document.getElementById(location.hash.slice(1));
  if (linked && root.contains(linked)) linked.scrollIntoView();
  return stop;
}

export default { render };
