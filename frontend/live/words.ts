/** All that the live class says: one table, so that another language is another table. */

import { count } from "../shared/words.ts";

export const WORDS = {
  // Phones.
  welcome: "Live class",
  code: "Code on the wall",
  name: "Your name, if you want to give it",
  join: "Join",
  joining: "Joining …",
  away: "Not connected; trying again by itself.",
  waiting: "You are in. The question comes here when it is asked.",
  vote: "Vote",
  change: "Change my vote",
  first: "Vote",
  second: "Second vote, after the discussion",
  stays: "Your answer is still filled in: change it or keep it, then vote.",
  sending: "Sending your vote …",
  kept: "Your vote is kept. You may change it until the vote closes.",
  unchanged: "This is your vote already.",
  empty: "Give an answer first, then vote.",
  late: "The vote was closed before this came in.",
  lateKept: "The vote was closed before your last change came in; your vote before it counts.",
  unreadable: "This answer was not taken. Look at it and vote again.",
  unwritten: "The vote could not be written down. Vote again.",
  slow: "That was quick. Your vote goes out in a moment.",
  closed: "The vote is closed.",
  closedKept: "The vote is closed. Yours was counted.",
  discuss:
    "Talk it over: find somebody who answered otherwise, and convince each other. A second vote follows.",
  answer: "The answer",
  yours: {
    right: "Your vote was right.",
    partly: "Your vote was right in part.",
    wrong: "Your vote was not right.",
    unread: "Your vote was not read as a number.",
    noted: "",
  } as Record<string, string>,
  take: "Take my answers along",
  taken:
    "A file with your answers was made. Import it on the Progress page of the course, and they come up in your review.",
  forget: "Delete what I gave",
  forgetSure: "Press again to delete it",
  forgotten: "All that you gave is deleted. Reload the page to join again.",
  keeps:
    "The class keeps your votes, when they came, and your name if you gave one, on the machine of your instructor.",
  out: {
    code: "There is no class with this code. Look at the wall again.",
    guesses: "Too many wrong codes came from this network. Wait a minute, then try again.",
    full: "The class is full.",
    unwritten: "The class cannot write anything down just now. Tell your instructor.",
    token: "This page needs the whole address that the command printed.",
  } as Record<string, string>,
  chance: "How likely is it?",
  percent: (value: number) => `${value} %`,
  left: (seconds: number) => `${count(seconds, "second")} left`,
  // The wall.
  goTo: "Go to",
  enter: "and enter",
  here: (students: number) => `${count(students, "student")} here`,
  votes: (votes: number, here: number) => `${count(votes, "vote")} of ${here} here`,
  turns: ["", "First vote", "Second vote"],
  held: (many: number) => `${count(many, "answer")} not shown`,
  unread: (many: number) => `${count(many, "answer")} not read as a number`,
  right: "right",
  mean: (share: number) => `On average ${Math.round(100 * share)} %`,
  brier: (own: number, mean: number) =>
    `Brier score: ${own.toFixed(3)} each on average, ${
      mean.toFixed(3)
    } for the mean forecast of the class (0 is perfect, a coin earns 0.25).`,
  truth: "It was here",
  place: "place",
  shift: "Who moved",
  twice: (many: number) => `${count(many, "student")} voted twice.`,
  gain: (value: string, low: string, high: string) =>
    `Normalised gain ${value} (95 % interval ${low} to ${high}): the part of what could be won that was.`,
  rightShare: (share: number, low: number, high: number) =>
    `${percent(share)} right (95 % interval ${percent(low)} to ${percent(high)})`,
  before: "First vote",
  after: "Second vote",
  students: "Students",
  sure: "How sure",
  // The presenter.
  presenter: "Presenter",
  ask: "Ask",
  close: "Close the vote",
  again: "Open the second vote",
  talk: "Let them discuss",
  show: "Show the votes",
  hide: "Hide the votes",
  tell: "Show the answer",
  rest: "Back to the code",
  countDown: "Close in 30 seconds",
  stopCount: "Stop the clock",
  results: "Download the answers",
  named: "with names",
  forgetAll: "Delete all votes",
  sureForget: "Delete all votes and names? This cannot be undone.",
  yes: "Delete",
  no: "Keep",
  items: "What to ask",
  asked: "asked",
  texts: "What was typed: tick what may be shown",
  unseen: "The votes (not on the wall yet)",
  advice: {
    explain: "Fewer than 35 % are right: explain before they discuss.",
    discuss: "From 35 to 70 % are right: let them discuss, then vote again.",
    "go on": "More than 70 % are right: explain briefly and go on.",
  } as Record<string, string>,
};

const percent = (share: number) => `${Math.round(100 * share)} %`;
