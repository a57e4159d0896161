import * as Plot from "@observablehq/plot";

export function mount(el, events) {
  const from = events[0].start, to = events.at(-1).start, quarter = (to - from) / 4;
  const date = (day) => new Date(day * 86400000);
  const draw = (shift) =>
    el.replaceChildren(Plot.plot({
      width: 800,
      height: 420,
      clip: true,
      x: { type: "utc", domain: [date(from + shift), date(to - quarter + shift)] },
      marks: [
        Plot.dot(events, { x: ({ start }) => date(start), y: "lane" }),
        Plot.text(events, { x: ({ start }) => date(start), y: "lane", text: "title", dx: 8 }),
      ],
    }));
  draw(0);
  let shift = 0;
  return () => draw(shift = shift ? 0 : quarter / 10);
}
