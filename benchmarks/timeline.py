"""Timelines side by side: weight, first render, one pan, elements; ours must win by the targets.

    python benchmarks/timeline.py [--sizes 1000 5000 10000] [--runs 5] [--only Plot ...]

The peers come from npm at run time, at the versions of ``peers/deno.json``.  In each round all take
their turn, so that what else the machine does weighs on all; ratios are medians of the rounds' own.
"""

import argparse
import itertools
import sys
import time

from contest import (
    ROOT,
    RUNS,
    Contender,
    browser,
    kilobytes,
    median,
    open_with,
    report,
    weight,
    workshop,
)

BUNDLE = ROOT / "src" / "natorussia" / "static" / "timeline"
CONTENDERS = [
    Contender("ours", "ours.js", ("timeline.css",)),
    Contender(
        "vis-timeline", "vis.js", ("node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css",)
    ),
    Contender("Plot", "plot.js"),
    Contender("timelines-chart", "timelines_chart.js"),
    Contender(
        "TimelineJS3",
        "timelinejs.js",
        ("node_modules/@knight-lab/timelinejs/dist/css/timeline.css",),
        "node_modules/@knight-lab/timelinejs/dist/js/timeline.js",
        most=1000,
    ),
]
PATIENCE = 600_000  # milliseconds
# Ready: painted, in the first frame after which no element comes or goes for a while.  It is the
# same for a library that draws at once and for one that puts it off by a timer, as some do, and a
# canvas is drawn by the time its labels are.  A message sent in a frame comes after its paint.
MEASURE = """async (count) => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  }));
  const events = Array.from({ length: count }, (_, n) => ({
    id: `e${n}`, title: `Event number ${n}`, lane: `Lane ${n * 7 % 6}`,
    start: 7000 + Math.floor(n * 12000 / count),
  }));
  await new Promise((done) => setTimeout(done, 100));
  const began = performance.now();
  window.step = await mount(document.querySelector("#el"), events);
  const all = document.getElementsByTagName("*");
  let nodes = -1, ready = began;
  do {
    await painted();
    if (all.length !== nodes) [nodes, ready] = [all.length, performance.now()];
  } while (performance.now() - ready < 300);
  return { render: ready - began, nodes };
}"""
TARGETS = {
    "render 5,000, ms": 3,
    "render 10,000, ms": (40, "vis-timeline"),
}


def main() -> int:
    """Run the contest and print its tables; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000, 10_000])
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--only", nargs="+", help="names of the peers to run; all by default")
    chosen = parser.parse_args()
    contenders = [one for one in CONTENDERS if one.name in ("ours", *(chosen.only or (one.name,)))]
    bundles = {"timeline.js": BUNDLE / "timeline.js", "timeline.css": BUNDLE / "timeline.css"}
    began = time.monotonic()
    with workshop(contenders, bundles) as folder, browser() as fresh:
        rows = {"JS+CSS, kB gzipped": {one.name: [kilobytes(folder, one)] for one in contenders}}
        rows["JS+CSS, kB gzipped"]["ours"] = [weight(bundles.values())]  # as it is served
        rows |= contest(fresh, folder, contenders, chosen.sizes, chosen.runs)
        growth = contest(fresh, folder, CONTENDERS[:1], [10_000, 100_000], chosen.runs)
    met = report("Timelines", rows, TARGETS) & report("Growth", growth, {})
    print(f"\n{time.monotonic() - began:.0f} s, medians of {chosen.runs} rounds")
    return 0 if met & own_targets(rows, growth) else 1


def contest(fresh, folder, contenders, sizes, runs):
    """Return the figures of each contender at each size; all take their turn in each round."""
    rows = {}
    for one in contenders:  # the first pages of a browser are slow, whoever they are for
        measure(fresh, folder, one, 50)
    for number, size, one in itertools.product(range(runs), sizes, contenders):
        found = measure(fresh, folder, one, size) if size <= one.most else {}
        print(number + 1, one.name, size, found, file=sys.stderr, flush=True)
        for key, label in MEASURES.items():
            figures = rows.setdefault(label.format(f"{size:,}"), {}).setdefault(one.name, [])
            figures.extend([found[key]] if found else [])
    return rows


MEASURES = {
    "render": "render {}, ms",
    "work": "main thread a step at {}, ms",
    "nodes": "elements at {}",
}


def measure(fresh, folder, one, size):
    """Measure a contender on a fresh page."""
    page = fresh()
    try:
        open_with(page, folder, one)
        page.set_default_timeout(PATIENCE)
        return {**page.evaluate(MEASURE, size), "work": work(page)}
    finally:
        page.context.close()


def work(page):
    """Return the main thread's work for one step, in ms: scripts, style, layout and paint."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def spent():
        metrics = session.send("Performance.getMetrics")["metrics"]
        return {entry["name"]: entry["value"] for entry in metrics}["TaskDuration"]

    steps = []
    for _ in range(5):
        before = spent()
        page.evaluate(
            "async () => { step(); for (let n = 0; n < 2; n++)"
            " await new Promise(requestAnimationFrame);"
            " await new Promise((done) => setTimeout(done, 80)) }"
        )
        steps.append((spent() - before) * 1000)
    return median(steps)


def own_targets(rows, growth):
    """Print the targets that name a figure of ours alone; return whether all are met."""
    grown = {label: median(found["ours"]) for label, found in growth.items()}
    figures = [
        ("weight, kB", median(rows["JS+CSS, kB gzipped"]["ours"]), 30),
        ("main-thread ms a step at 10,000", grown["main thread a step at 10,000, ms"], 16),
        ("elements at 10,000", grown["elements at 10,000"], 300),
        (
            "render at 100,000 over 10,000",
            grown["render 100,000, ms"] / grown["render 10,000, ms"],
            10,
        ),
    ]
    for name, value, most in figures:
        verdict = "met" if value <= most else "MISSED"
        print(f"{name}: {value:,.1f}, at most {most:g}: {verdict}")
    return all(value <= most for _, value, most in figures)


if __name__ == "__main__":
    raise SystemExit(main())
