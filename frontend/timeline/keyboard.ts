// The keys of the stage; they act only while the keyboard is on it. `natorussia.timeline` has them in
// words.

export interface KeyActions {
  /** To the event some places on; by infinity to the first or last one. */
  step(places: number): void;
  /** To the nearest event in the next row that has one. */
  across(rows: number): void;
  open(): void;
  close(): void;
  zoom(factor: number): void;
  pan(part: number): void;
  all(): void;
  month(): void;
}

/** Do what a key stands for; false if it stands for nothing. */
export function press(event: KeyboardEvent, actions: KeyActions): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  const sideways = (way: number) => event.shiftKey ? actions.pan(way / 5) : actions.step(way);
  const keys: Record<string, () => void> = {
    ArrowRight: () => sideways(1),
    ArrowLeft: () => sideways(-1),
    ArrowDown: () => actions.across(1),
    ArrowUp: () => actions.across(-1),
    PageDown: () => actions.step(10),
    PageUp: () => actions.step(-10),
    Home: () => actions.step(-Infinity),
    End: () => actions.step(Infinity),
    Enter: actions.open,
    " ": actions.open,
    Escape: actions.close,
    "+": () => actions.zoom(0.5),
    "=": () => actions.zoom(0.5),
    "-": () => actions.zoom(2),
    "0": actions.all,
    m: actions.month,
    M: actions.month,
  };
  keys[event.key]?.();
  return event.key in keys;
}
