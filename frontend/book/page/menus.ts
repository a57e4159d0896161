/**
 * Menus that a button opens, as the theme marks them up: of the theme's own script for these, which
 * is a fifth of a page's weight, this is all that the course uses.
 */

const BUTTONS = '[data-bs-toggle="dropdown"]';

const menuOf = (button: Element) =>
  button.parentElement!.querySelector<HTMLElement>(".dropdown-menu")!;

function show(button: Element, open: boolean) {
  menuOf(button).classList.toggle("show", open);
  button.setAttribute("aria-expanded", String(open));
}

export function openMenus() {
  const buttons = [...document.querySelectorAll<HTMLElement>(BUTTONS)];
  const close = (except?: Element) =>
    buttons.filter((button) => button !== except).forEach((button) => show(button, false));
  for (const button of buttons) {
    button.addEventListener("click", () => {
      close(button);
      show(button, button.getAttribute("aria-expanded") !== "true");
    });
  }
  document.addEventListener("click", ({ target }) => {
    close((target as Element).closest?.(BUTTONS) ?? undefined);
  });
  document.addEventListener("keydown", ({ key }) => {
    const open = buttons.find((button) => button.getAttribute("aria-expanded") === "true");
    if (key !== "Escape" || !open) return;
    close();
    open.focus();
  });
  document.addEventListener("focusin", ({ target }) => {
    const within = (button: Element) => button.parentElement!.contains(target as Node);
    buttons.filter((button) => !within(button)).forEach((button) => show(button, false));
  });
}
