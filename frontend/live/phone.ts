/** The page of a student's phone. */

import { button, download, h, setHtml } from "../shared/dom.ts";
import { addressBeside, type Message, Socket } from "./link.ts";
import { drop, isKnown, lastCode, plain, type Pocket, read, type Vote, write } from "./pocket.ts";
import { type Asked, drawQuestion, withoutLinks } from "./question.ts";
import { WORDS } from "./words.ts";
import { t } from "../shared/language.ts";

const root = h("main", { class: "nr-quiz nl-phone" });
const title = h("h1", { class: "nr-heading" }, WORDS.welcome);
const turn = h("p", { class: "nr-about" });
const line = h("p", { class: "nl-line", role: "status", "aria-live": "polite" });
const clock = h("p", { class: "nr-about", role: "timer" });
const place = h("div", {});
const press = button(WORDS.vote, onVote, { class: "nl-vote" });
const told = h("div", { class: "nl-told", tabindex: -1 });
const foot = h("div", { class: "nl-foot nq-actions" });
root.append(title, turn, clock, place, press, line, told, foot);
document.body.prepend(root);

let code = plain(decodeURIComponent(location.hash.slice(1))) || lastCode();
let pocket: Pocket = read(code);
let state: Message | null = null;
let mine: Message | null = null;
let asked: Asked | null = null;
let drawn = "";
let ends = 0;
let retry: ReturnType<typeof setTimeout> | undefined;

const say = (text: string) => {
  if (line.textContent !== text) line.textContent = text;
};

const link = new Socket(addressBeside(location.href), {
  open: () => code && isKnown(code) ? enter() : askCode(),
  away: () => {
    root.dataset.away = "";
    say(WORDS.away);
  },
  message: (message) => hear[message.type]?.(message),
});

function enter() {
  link.send({ type: "join", code, client: pocket.token, name: pocket.name });
}

/** The form that lets a student in; the code comes with the QR code. */
function askCode(problem = "") {
  delete root.dataset.away;
  const field = h("input", {
    id: "code",
    value: code,
    maxlength: 12,
    autocomplete: "off",
    autocapitalize: "characters",
    spellcheck: "false",
    required: true,
  });
  const name = h("input", { id: "name", maxlength: 60, autocomplete: "off", value: pocket.name });
  const form = h(
    "form",
    {
      class: "nl-join",
      onsubmit: (event: Event) => {
        event.preventDefault();
        code = plain(field.value);
        pocket = { ...read(code), name: name.value.trim() };
        say(WORDS.joining);
        enter();
      },
    },
    h("label", { for: "code" }, WORDS.code, field),
    h("label", { for: "name" }, WORDS.name, name),
    h("button", { class: "nl-vote" }, WORDS.join),
    h("p", { class: "nr-about" }, WORDS.keeps),
  );
  show(form);
  say(problem);
  if (!field.value) field.focus();
}

function show(...children: Node[]) {
  place.replaceChildren(...children);
  drawn = "";
  asked = null;
  press.hidden = true;
}

const hear: Record<string, (message: Message) => void> = {
  in(message) {
    delete root.dataset.away;
    pocket = { ...pocket, ...current(), name: message.name || pocket.name };
    write(code, pocket);
    drawFoot();
  },
  out({ why }) {
    if (why === "code") return askCode(WORDS.out.code);
    link.end();
    askCode(WORDS.out[why] ?? why);
    place.querySelector("form")!.addEventListener("submit", () => link.resume(), { once: true });
  },
  state(message) {
    if (message.round !== state?.round) mine = null;
    state = message;
    ends = message.left === null ? 0 : Date.now() + 1000 * message.left;
    drawState();
    resend();
  },
  mine(message) {
    const isNew = message.seq !== mine?.seq || message.round !== mine?.round;
    mine = message;
    const { seq, pending } = current();
    const covered = pending && pending.round === message.round && pending.seq <= message.seq;
    keep({ seq: Math.max(seq, message.seq), pending: covered ? null : pending });
    if (isNew) fill(); // What is being changed just now stays.
    drawStatus();
  },
  kept(message) {
    const { pending } = current();
    if (pending && pending.round === message.round && pending.seq <= message.seq) {
      mine = { ...pending, type: "mine" };
      keep({ pending: null });
    }
    drawStatus();
  },
  refused({ why, round, seq }) {
    const { pending } = current();
    if (!pending || pending.round !== round || pending.seq !== seq) return;
    if (why === "slow") {
      say(WORDS.slow);
      clearTimeout(retry);
      retry = setTimeout(resend, 1500);
      return;
    }
    keep({ pending: null });
    if (why === "closed") say(mine ? WORDS.lateKept : WORDS.late);
    else say(why === "unwritten" ? WORDS.unwritten : WORDS.unreadable);
  },
  record({ name, text }) {
    download(name, text, "application/json");
    say(WORDS.taken);
  },
  forgotten() {
    drop(code);
    link.end();
    show();
    turn.textContent = clock.textContent = "";
    told.replaceChildren();
    foot.replaceChildren();
    say(WORDS.forgotten);
  },
};

/** What is kept: another tab may have written it since. */
const current = (): Pocket => isKnown(code) ? read(code) : pocket;

function keep(change: Partial<Pocket>) {
  pocket = { ...current(), ...change };
  write(code, pocket);
}

function onVote() {
  if (!asked || state?.phase !== "open") return;
  const response = asked.answer.read(), missing = asked.answer.missing?.();
  if (missing) return say(missing.replace(t`, then check`, t`, then vote`));
  if (response === null) return say(WORDS.empty);
  const sure = asked.sure(), same = JSON.stringify([response, sure]);
  if (mine && !current().pending && JSON.stringify([mine.response, mine.sure ?? null]) === same) {
    return say(WORDS.unchanged);
  }
  const seq = Math.max(current().seq, mine?.seq ?? 0) + 1;
  keep({ seq, pending: { round: state.round, seq, response, sure } });
  say(link.open ? WORDS.sending : WORDS.away);
  resend();
}

/** Send the vote that was not acknowledged: the same again is no second one. */
function resend() {
  const pending: Vote | null = current().pending;
  if (!pending || !state || pending.round > state.round) return;
  link.send({ type: "vote", ...pending });
}

function drawState() {
  const { item, phase } = state!;
  title.textContent = state!.title || WORDS.welcome;
  turn.textContent = item && state!.turn === 2 ? `${WORDS.second}. ${WORDS.stays}` : "";
  // A question that is asked once more stays as it stands: what is chosen or typed is not lost.
  const now = item ? `${item.id} ${item.rev ?? ""}` : "";
  if (!item) show();
  else if (now !== drawn) {
    asked = drawQuestion(item, say);
    place.replaceChildren(asked.el);
    drawn = now;
    fill();
  }
  if (asked) (asked.el as HTMLFieldSetElement).disabled = phase !== "open";
  press.hidden = phase !== "open";
  drawTold();
  drawStatus();
}

/** Show what was voted, or was about to be. */
function fill() {
  const pending = current().pending;
  const given = pending?.round === state?.round ? pending : mine;
  if (!asked || !given || given.round !== state?.round) return;
  asked.answer.write(given.response);
  asked.setSure(given.sure ?? null);
}

function drawStatus() {
  const phase = state?.phase, { pending } = current();
  press.textContent = mine ? WORDS.change : WORDS.vote;
  root.toggleAttribute("data-kept", !!mine && !pending && phase === "open");
  if (pending && pending.round === state?.round && phase === "open") say(WORDS.sending);
  else if (phase === "open") say(mine ? WORDS.kept : "");
  else if (phase === "discuss") say(WORDS.discuss);
  else if (phase === "closed") say(state!.told ? said() : mine ? WORDS.closedKept : WORDS.closed);
  else if (phase === "rest") say(WORDS.waiting);
}

const said = () => mine?.verdict ? WORDS.yours[mine.verdict] ?? "" : WORDS.closed;

function drawTold() {
  const words = state!.told;
  told.replaceChildren();
  if (!words) return;
  const answer = h("div", {}), why = h("div", {});
  setHtml(answer, words.answer);
  setHtml(why, words.explanation);
  told.append(withoutLinks(h("div", {}, h("h2", {}, WORDS.answer), answer, why)));
}

function drawFoot() {
  if (foot.childElementCount) return;
  const forget = button(WORDS.forget, () => {
    if (forget.textContent === WORDS.forgetSure) return link.send({ type: "forget" });
    forget.textContent = WORDS.forgetSure;
  });
  // Who turns to something else did not mean it.
  forget.addEventListener("blur", () => forget.textContent = WORDS.forget);
  foot.append(button(WORDS.take, () => link.send({ type: "take" })), forget);
}

setInterval(() => {
  const seconds = Math.ceil((ends - Date.now()) / 1000);
  clock.textContent = ends && seconds > 0 ? WORDS.left(seconds) : "";
}, 250);

// Enter votes, as in a form.
place.addEventListener("keydown", (event) => {
  const field = event.target as HTMLInputElement;
  if (event.key !== "Enter" || event.isComposing || !asked || field.localName !== "input") return;
  event.preventDefault();
  onVote();
});
// Another code in the address, as from another wall, is another class.
addEventListener("hashchange", () => location.reload());
