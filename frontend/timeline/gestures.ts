// Pointer, wheel and pinch on the stage. Nothing here keeps the page from scrolling: a plain wheel
// zooms only while the stage has the focus, and gives way where it can zoom no further.

import { listen, zoomOf } from "../shared/dom.ts";

export interface GestureActions {
  /** Zoom around a place; false if it was not possible. */
  zoom(factor: number, x: number, y: number): boolean;
  /** Pan by pixels to the right and down; by a wheel sideways, they are pixels of time. */
  pan(x: number, y: number): boolean;
  wheel(pixels: number): boolean;
  hover(place: [number, number] | null): void;
  click(x: number, y: number): void;
}

const SLACK = 5;

export function watch(stage: HTMLElement, actions: GestureActions): void {
  const pointers = new Map<number, [number, number]>();
  let start = [0, 0], moved = false, spread = 0;

  const local = (event: MouseEvent): [number, number] => {
    const box = stage.getBoundingClientRect();
    const zoom = zoomOf(stage);
    return [(event.clientX - box.left) / zoom, (event.clientY - box.top) / zoom];
  };
  const gap = () => {
    const [a, b] = [...pointers.values()];
    return Math.max(Math.hypot(a[0] - b[0], a[1] - b[1]), 20);
  };

  const up = ({ pointerId }: PointerEvent) => pointers.delete(pointerId);
  listen<HTMLElementEventMap>(stage, {
    wheel: (event) => {
      const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const wanted = event.ctrlKey || event.metaKey || stage.contains(document.activeElement);
      const unit = event.deltaMode ? 16 : 1;
      if (!sideways && !wanted) return;
      const done = sideways ? actions.wheel(-(event.deltaX || event.deltaY) * unit) : actions.zoom(
        Math.exp(Math.max(-120, Math.min(120, event.deltaY * unit)) / 300),
        ...local(event),
      );
      if (done || event.ctrlKey || event.metaKey) event.preventDefault();
    },
    pointerdown: (event) => {
      if (event.button) return;
      const at = local(event);
      pointers.set(event.pointerId, at);
      if (pointers.size === 1) [start, moved] = [at, false];
      if (pointers.size === 2) spread = gap();
    },
    pointermove: (event) => {
      const [x, y] = local(event);
      const before = pointers.get(event.pointerId);
      if (before === undefined) return actions.hover([x, y]);
      if (pointers.size === 1) {
        if (!moved && Math.hypot(x - start[0], y - start[1]) < SLACK) return;
        if (!moved) stage.setPointerCapture(event.pointerId);
        moved = true;
        actions.pan(x - before[0], y - before[1]);
      }
      pointers.set(event.pointerId, [x, y]);
      if (pointers.size !== 2) return;
      moved = true;
      const [a, b] = [...pointers.values()];
      actions.zoom(spread / gap(), (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
      spread = gap();
    },
    pointerup: up,
    pointercancel: up,
    pointerleave: (event) => {
      up(event);
      actions.hover(null);
    },
  }, { passive: false });
  listen<HTMLElementEventMap>(stage, {
    click: (event) => {
      if (moved) {
        event.stopImmediatePropagation();
        event.preventDefault();
        moved = false;
      } else if (!(event.target as Element).closest("button")) actions.click(...local(event));
    },
  }, { capture: true });
}
