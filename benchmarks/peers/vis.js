import { DataSet, Timeline } from "vis-timeline/standalone";

export function mount(el, events) {
  const groups = new DataSet([...new Set(events.map(({ lane }) => lane))].map((id) => ({
    id,
    content: id,
  })));
  const items = new DataSet(events.map(({ id, title, lane, start }) => ({
    id,
    content: title,
    group: lane,
    start: start * 86400000,
    type: "point",
  })));
  const from = events[0].start * 86400000, to = events.at(-1).start * 86400000;
  const made = new Timeline(el, items, groups, { start: from, end: to, height: 420 });
  const quarter = (to - from) / 4;
  let shift = 0;
  return () => {
    shift = shift ? 0 : quarter / 10;
    made.setWindow(from + quarter + shift, to - quarter + shift, { animation: false });
    made.redraw();
  };
}
