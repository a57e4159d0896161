// The widget: anywidget's `render`, in a notebook and in the static page alike.

import type { Model } from "./course.ts";
import { View } from "./view.ts";

export default {
  render({ model, el }: { model: Model; el: HTMLElement }): () => void {
    const view = new View(model, el);
    return () => view.destroy();
  },
};
