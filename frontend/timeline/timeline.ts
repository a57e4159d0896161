// The widget: anywidget's `render`, in a notebook and in the static page alike.

import type { Model } from "./state.ts";
import { View } from "./view.ts";
import { speak } from "../shared/language.ts";

interface Given {
  model: Model;
  el: HTMLElement;
  /** Where it is to stand, if the page has measured that. */
  place?: DOMRect;
}

export default {
  render({ model, el, place = el.getBoundingClientRect() }: Given): () => void {
    speak(el);
    const view = new View(model, el, place);
    return () => view.destroy();
  },
};
