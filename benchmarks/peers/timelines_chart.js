import TimelinesChart from "timelines-chart";

export function mount(el, events) {
  const date = (day) => new Date(day * 86400000);
  const lanes = [...new Set(events.map(({ lane }) => lane))];
  const data = lanes.map((lane) => ({
    group: lane,
    data: [{
      label: lane,
      data: events.filter((event) => event.lane === lane).map(({ start, title }) => ({
        timeRange: [date(start), date(start + 1)],
        val: title,
      })),
    }],
  }));
  const from = events[0].start, to = events.at(-1).start, quarter = (to - from) / 4;
  const chart = new TimelinesChart(el).width(800).zScaleLabel("").enableAnimations(false).data(data);
  let shift = 0;
  return () => {
    shift = shift ? 0 : quarter / 10;
    chart.zoomX([date(from + quarter + shift), date(to - quarter + shift)]);
  };
}
