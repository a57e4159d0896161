// What a page says in every state: all texts are noted as they come, and all controls are pressed.
// `window.walk` is what a test calls; texts in another language that are marked so are left out.
(() => {
  const SAID = ["aria-label", "title", "alt", "placeholder", "aria-description", "aria-valuetext"];
  const NONE = "script, style, code, pre, kbd, template, cite, noscript, [lang]:not([lang|=de])";
  const MOST = 250;
  const heard = new Set();

  function note(node) {
    const element = node.nodeType === 1 ? node : node.parentElement;
    if (!element || element.closest(NONE)) return;
    if (node.nodeType === 3) heard.add(node.data.trim());
    for (const one of node.nodeType === 1 ? [node, ...node.querySelectorAll("*")] : []) {
      if (one.closest(NONE)) continue;
      for (const name of SAID) if (one.hasAttribute(name)) heard.add(one.getAttribute(name).trim());
      for (const text of one.childNodes) if (text.nodeType === 3) heard.add(text.data.trim());
    }
  }

  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach(note);
      else note(target);
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: SAID,
  });

  const settled = () =>
    new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const shown = (element) => element.checkVisibility() && !element.disabled;
  const all = (root, found) => [...root.querySelectorAll(found)].filter(shown);
  const named = (one) => `${one.tagName} ${one.ariaLabel ?? ""} ${one.textContent}`;

  function set(field, value) {
    field.value = value;
    for (const type of ["input", "change"]) {
      field.dispatchEvent(new Event(type, { bubbles: true }));
    }
  }

  /** Fill in a form for the nth time: half of it first, then one option after another. */
  function fill(root, round, texts) {
    const groups = Map.groupBy(all(root, "input[type=radio]"), ({ name }) => name);
    [...groups.values()].forEach((group, n) => {
      if (n <= round) group[(round - n) % group.length]?.click();
    });
    all(root, "input[type=checkbox]").forEach((one, n) => {
      if (one.checked !== n <= round) one.click();
    });
    all(root, "select").forEach((one, n) => {
      if (n <= round) set(one, one.options[1 + (round + n) % (one.options.length - 1)]?.value ?? "");
    });
    const written = "input:not([type=radio], [type=checkbox], [type=range], [type=file]), textarea";
    all(root, written).forEach((one) => set(one, texts[round % texts.length]));
    all(root, "input[type=range]").forEach((one) => set(one, `${+one.value + (+one.step || 1)}`));
  }

  /** Press each control once that is there or comes (not without end), but what `not` names. */
  async function press(root, not = /^$/) {
    const done = new Set();
    while (done.size < MOST) {
      const next = all(root, "button, summary").find((one) =>
        !done.has(named(one)) && !not.test(named(one))
      );
      if (!next) return;
      done.add(named(next));
      next.click();
      await settled();
    }
  }

  /** Fill in and check round after round. */
  async function answer(root, check, rounds, texts) {
    for (let round = -1; round < rounds; round++) {
      if (round >= 0) fill(root, round, texts);
      all(root, check).forEach((one) => one.click());
      await settled();
    }
  }

  window.walk = { note, fill, press, answer, set, all, settled, heard: () => [...heard] };
})();
