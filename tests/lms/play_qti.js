// Plays items of QTI 3.0 in the player that the page has loaded, and tells what each answer earns.
globalThis.play = async (items) => {
  const found = [];
  for (const { xml, answers } of items) {
    const item = await shown(xml);
    found.push(await Promise.all(answers.map((answer) => marked(item, answer))));
  }
  return found;
};

async function shown(xml) {
  const [outer, container] = ["qti-item", "item-container"].map((tag) =>
    document.createElement(tag)
  );
  container.itemXML = xml;
  outer.append(container);
  const ready = new Promise((resolve) =>
    outer.addEventListener("qti-assessment-item-connected", resolve, { once: true })
  );
  document.body.replaceChildren(outer);
  await ready;
  const item = container.shadowRoot.querySelector("qti-assessment-item");
  await item.updateComplete;
  return item;
}

function marked(item, answer) {
  for (const [response, value] of Object.entries(answer)) give(item, response, value);
  item.processResponse();
  const read = Object.fromEntries(item.variables.map((one) => [one.identifier, one.value]));
  return { score: Number(read.SCORE), feedback: read.FEEDBACK, after: read.AFTER ?? null };
}

// Options are clicked and words typed where the page has something to click or to type into.
function give(item, response, value) {
  const asked = item.querySelector(`[response-identifier="${response}"]`);
  if (asked.localName === "qti-choice-interaction") {
    const wanted = [value].flat();
    for (const option of asked.querySelectorAll("qti-simple-choice")) {
      const chosen = [item.variables.find((one) => one.identifier === response).value].flat();
      if (chosen.includes(option.identifier) !== wanted.includes(option.identifier)) option.click();
    }
  } else if (asked.localName === "qti-text-entry-interaction") {
    const line = asked.shadowRoot.querySelector("input");
    line.value = value;
    line.dispatchEvent(new Event("input", { bubbles: true }));
    line.dispatchEvent(new Event("change", { bubbles: true }));
  } else {
    item.updateResponseVariable(response, value);
  }
}
