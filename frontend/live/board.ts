/** The page of the wall, and of the presenter: the token in its address says which. */

import { addressBeside, Socket } from "./link.ts";
import { Board } from "./view.ts";

const token = decodeURIComponent(location.hash.slice(1));
const presents = document.body.dataset.role === "present";
const board = new Board({ send: (message) => link.send(message) }, presents ? token : null);

const link = new Socket(addressBeside(location.href), {
  open() {
    link.send({ type: "board", token });
    // Behind a proxy only this page knows the address that students need.
    const here = new URL(".", location.href).href;
    if (presents) link.send({ type: "do", act: "address", address: here });
  },
  away: () => board.away(),
  message(message) {
    board.hear(message);
    if (message.type === "out") link.end();
  },
});
document.body.prepend(board.el);
addEventListener("hashchange", () => location.reload());
