import widget from "./timeline.js";

export function mount(el, events) {
  const column = (name) => events.map((event) => event[name]);
  const state = {
    events: {
      id: column("id"),
      title: column("title"),
      lane: column("lane"),
      words: column("id"),
      kind: events.map(() => "point"),
      start0: column("start"),
      start1: events.map(({ start }) => start + 1),
    },
    lanes: [...new Set(column("lane"))].map((id, mark) => ({ id, title: id, mark })),
    words: { lane: "lane", more: "Read more" },
  };
  const heard = {};
  const model = {
    get: (name) => state[name],
    set: (name, value) => {
      state[name] = value;
      heard[`change:${name}`]?.();
    },
    on: (name, listener) => heard[name] = listener,
    off: () => {},
    save_changes: () => {},
  };
  widget.render({ model, el });
  const from = events[0].start, to = events.at(-1).start, quarter = (to - from) / 4;
  let shift = 0;
  return () => {
    shift = shift ? 0 : quarter / 10;
    model.set("window", [from + quarter + shift, to - quarter + shift]);
  };
}
