/** The Progress page's widget: how far the reader is, and the record itself. */

import { h } from "../shared/dom.ts";
import type { Model } from "./types.ts";
import { drawProgress } from "./view.ts";
import { speak, t } from "../shared/language.ts";

function render({ model, el }: { model: Model; el: HTMLElement }) {
  speak(el);
  const root = h("section", { class: "nr-record", "aria-label": t`Your progress` });
  const stop = drawProgress(root, model.get("course"), model.get("sections"));
  root.dataset.ready = "true";
  el.append(root);
  return stop;
}

export default { render };
