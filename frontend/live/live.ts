/** The live class in a notebook: the presenter's board, on the messages of the kernel. */

import type { AnyModel } from "@anywidget/types";
import type { Message } from "./link.ts";
import { Board } from "./view.ts";

interface Traits {
  board: Message;
  /** Where a hub's proxy has the server, as a path on this page's site; empty without one. */
  proxied: string;
}

function render({ model, el }: { model: AnyModel<Traits>; el: HTMLElement }) {
  const board = new Board({ send: (message) => model.send(message) }, null);
  const draw = () => model.get("board").type && board.hear(model.get("board"));
  const hear = (message: Message) => board.hear(message);
  model.on("change:board", draw);
  model.on("msg:custom", hear);
  const proxied = model.get("proxied");
  if (proxied) {
    const address = new URL(proxied, location.origin).href;
    model.send({ type: "do", act: "address", address });
  }
  draw();
  board.el.dataset.ready = "true";
  el.append(board.el);
  return () => {
    model.off("change:board", draw);
    model.off("msg:custom", hear);
    board.end();
  };
}

export default { render };
