"""Timelines side by side: weight, first render, one pan, elements; ours must win by the targets.

    python benchmarks/timeline.py [--sizes 1000 5000 10000] [--runs 5] [--only Plot ...]

The peers come from npm at run time, at the versions of ``peers/deno.json``.
"""

import argparse
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
PATIENCE = 120_000  # milliseconds
# Two frames follow each call, so that what the browser puts off is counted: 33 ms is the floor.
MEASURE = """async (count) => {
  const frame = () => new Promise(requestAnimationFrame);
  const events = Array.from({ length: count }, (_, n) => ({
    id: `e${n}`, title: `Event number ${n}`, lane: `Lane ${n * 7 % 6}`,
    start: 7000 + Math.floor(n * 12000 / count),
  }));
  await frame(); await frame();
  let began = performance.now();
  const step = await mount(document.querySelector("#el"), events);
  await frame(); await frame();
  const render = performance.now() - began;
  const nodes = document.querySelectorAll("*").length;
  await new Promise((done) => setTimeout(done, 500));
  const steps = [];
  for (let n = 0; n < 5; n++) {
    await frame();
    began = performance.now();
    step();
    await frame(); await frame();
    steps.push(performance.now() - began);
    await new Promise((done) => setTimeout(done, 60));
  }
  window.step = step;
  return { render, nodes, step: steps.sort((a, b) => a - b)[2] };
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
        rows = {"JS+CSS, kB gzipped": {one.name: kilobytes(folder, one) for one in contenders}}
        for one in contenders:  # the first pages of a browser are slow, whoever they are for
            measure(fresh, folder, one, 50, 1)
        for size in chosen.sizes:
            rows |= contest(fresh, folder, contenders, size, chosen.runs)
        growth = grow(fresh, folder, chosen.runs)
    met = report("Timelines", rows, TARGETS) & report("Growth", growth, {})
    print(f"\n{time.monotonic() - began:.0f} s, medians of {chosen.runs}")
    return 0 if met & own_targets(rows, growth) else 1


def contest(fresh, folder, contenders, size, runs):
    """Return the medians of each contender at one size."""
    labels = [f"render {size:,}, ms", f"step {size:,}, ms", f"main thread {size:,}, ms a step"]
    labels.append(f"elements at {size:,}")
    rows = {label: {} for label in labels}
    for one in contenders:
        found = measure(fresh, folder, one, size, runs)
        print(one.name, size, found, file=sys.stderr, flush=True)
        for label, key in zip(labels, ("render", "step", "work", "nodes"), strict=True):
            rows[label][one.name] = median([each[key] for each in found])
    return rows


def measure(fresh, folder, one, size, runs):
    """Measure a contender on fresh pages; nothing at sizes that are beyond it."""
    found = []
    for _ in range(runs if size <= one.most else 0):
        page = fresh()
        try:
            open_with(page, folder, one)
            page.set_default_timeout(PATIENCE)
            each = page.evaluate(MEASURE, size)
            each["work"] = work(page)
        finally:
            page.context.close()
        found.append(each)
    return found


def work(page):
    """Return the main thread's work for one step, in ms: scripts, style, layout and paint."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def spent():
        metrics = session.send("Performance.getMetrics")["metrics"]
        return {entry["name"]: entry["value"] for entry in metrics}["TaskDuration"]

    steps = []
    for _ in range(5):
        page.evaluate("new Promise((done) => setTimeout(done, 80))")
        before = spent()
        page.evaluate(
            "async () => { step(); for (let n = 0; n < 2; n++)"
            " await new Promise(requestAnimationFrame) }"
        )
        steps.append((spent() - before) * 1000)
    return median(steps)


def grow(fresh, folder, runs):
    """Return how ours fares at 10,000 and 100,000 events."""
    rows = {}
    for size in (10_000, 100_000):
        for label, each in contest_of_ours(fresh, folder, size, runs).items():
            rows[f"{label} at {size:,}"] = {"ours": each}
    return rows


def contest_of_ours(fresh, folder, size, runs):
    found = measure(fresh, folder, CONTENDERS[0], size, runs)
    return {
        key: median([each[key] for each in found]) for key in ("render", "step", "work", "nodes")
    }


def own_targets(rows, growth):
    """Print the targets that name a figure of ours alone; return whether all are met."""
    figures = [
        ("weight, kB", rows["JS+CSS, kB gzipped"]["ours"], 20),
        ("main-thread ms a step at 10,000", growth["work at 10,000"]["ours"], 16),
        ("elements at 10,000", growth["nodes at 10,000"]["ours"], 300),
        (
            "render at 100,000 over 10,000",
            growth["render at 100,000"]["ours"] / growth["render at 10,000"]["ours"],
            10,
        ),
    ]
    for name, value, most in figures:
        verdict = "met" if value <= most else "MISSED"
        print(f"{name}: {value:,.1f}, at most {most:g}: {verdict}")
    return all(value <= most for _, value, most in figures)


if __name__ == "__main__":
    raise SystemExit(main())
