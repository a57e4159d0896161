/**
 * A connection that comes back by itself: with pauses that grow and differ from phone to phone, and
 * at once when the page is looked at again or the network returns.
 */

// deno-lint-ignore no-explicit-any
export type Message = Record<string, any> & { type: string };

export interface Link {
  send(message: Message): void;
}

export interface Heard {
  /** The connection is there: say who this is. */
  open(): void;
  away(): void;
  message(message: Message): void;
}

const SHORTEST = 400, LONGEST = 8000, PATIENCE = 6000, BEAT = 20_000;

/** How long to wait before the next try, in milliseconds: twice as long each time, and by chance. */
export const pause = (tries: number, chance = Math.random()): number =>
  Math.min(LONGEST, SHORTEST * 2 ** tries) * (0.5 + chance / 2);

/** The socket beside a page, however the page is reached. */
export function addressBeside(page: string): string {
  const address = new URL("ws", page);
  address.protocol = address.protocol.replace("http", "ws");
  address.hash = address.search = "";
  return address.href;
}

export class Socket implements Link {
  #socket?: WebSocket;
  #tries = 0;
  #next?: ReturnType<typeof setTimeout>;
  #doubt?: ReturnType<typeof setTimeout>;
  #ended = false;

  constructor(readonly address: string, readonly heard: Heard) {
    this.#connect();
    const look = () => document.visibilityState === "visible" && this.#look();
    document.addEventListener("visibilitychange", look);
    addEventListener("pageshow", look);
    addEventListener("online", () => this.#look());
    setInterval(look, BEAT);
  }

  get open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Send a message; where nothing comes back, the connection is doubted and made anew. */
  send(message: Message) {
    if (!this.open) return;
    this.#socket!.send(JSON.stringify(message));
    this.#doubt ??= setTimeout(() => this.#again(), PATIENCE);
  }

  /** Connect no more: who is not let in should not knock on. */
  end() {
    this.#ended = true;
    clearTimeout(this.#next);
    clearTimeout(this.#doubt);
    this.#socket?.close();
  }

  resume() {
    this.#ended = false;
    if (!this.open) this.#connect();
  }

  #connect() {
    clearTimeout(this.#next);
    const socket = this.#socket = new WebSocket(this.address);
    // A locked phone may never hear that a connection failed.
    const doubt = setTimeout(() => socket === this.#socket && this.#again(), PATIENCE);
    socket.onopen = () => {
      clearTimeout(doubt);
      this.heard.open();
    };
    socket.onmessage = ({ data }) => {
      this.#tries = 0;
      clearTimeout(this.#doubt);
      this.#doubt = undefined;
      this.heard.message(JSON.parse(data));
    };
    socket.onclose = () => {
      clearTimeout(doubt);
      if (socket === this.#socket) this.#later();
    };
  }

  #later() {
    clearTimeout(this.#doubt);
    this.#doubt = undefined;
    if (this.#ended) return;
    this.heard.away();
    clearTimeout(this.#next);
    this.#next = setTimeout(() => this.#connect(), pause(this.#tries++));
  }

  #again() {
    clearTimeout(this.#doubt);
    this.#doubt = undefined;
    if (this.#ended) return;
    const old = this.#socket;
    this.#socket = undefined;
    old?.close();
    this.heard.away();
    this.#connect();
  }

  /** Somebody looks: ask whether the other end is there, or connect now rather than later. */
  #look() {
    if (this.#ended) return;
    if (this.open) this.send({ type: "ping" });
    else if (this.#socket?.readyState !== WebSocket.CONNECTING) this.#again();
  }
}
