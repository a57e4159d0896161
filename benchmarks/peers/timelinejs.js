const { Timeline } = globalThis.TL; // a classic script

export function mount(el, events) {
  el.style.height = "420px";
  const made = new Timeline(el, {
    events: events.map(({ id, title, lane, start }) => {
      const date = new Date(start * 86400000);
      return {
        unique_id: id,
        group: lane,
        start_date: {
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        },
        text: { headline: title },
      };
    }),
  }, { duration: 0, hash_bookmark: false });
  return () => made.goToNext();
}
