/** All that the live class says: one table, so that another language is another table. */

import { count } from "../shared/words.ts";
import { t } from "../shared/language.ts";

export const WORDS = {
  // Phones.
  welcome: t`Live class`,
  code: t`Code on the wall`,
  name: t`Your name, if you want to give it`,
  join: t`Join`,
  joining: t`Joining …`,
  away: t`Not connected; trying again by itself.`,
  waiting: t`You are in. The question comes here when it is asked.`,
  vote: t`Vote`,
  change: t`Change my vote`,
  first: t`Vote`,
  second: t`Second vote, after the discussion`,
  stays: t`Your answer is still filled in: change it or keep it, then vote.`,
  sending: t`Sending your vote …`,
  kept: t`Your vote is kept. You may change it until the vote closes.`,
  unchanged: t`This is your vote already.`,
  empty: t`Give an answer first, then vote.`,
  late: t`The vote was closed before this came in.`,
  lateKept: t`The vote was closed before your last change came in; your vote before it counts.`,
  unreadable: t`This answer was not taken. Look at it and vote again.`,
  unwritten: t`The vote could not be written down. Vote again.`,
  slow: t`That was quick. Your vote goes out in a moment.`,
  closed: t`The vote is closed.`,
  closedKept: t`The vote is closed. Yours was counted.`,
  discuss:
    t`Talk it over: find somebody who answered otherwise, and convince each other. A second vote follows.`,
  answer: t`The answer`,
  yours: {
    right: t`Your vote was right.`,
    partly: t`Your vote was right in part.`,
    wrong: t`Your vote was not right.`,
    unread: t`Your vote was not read as a number.`,
    noted: "",
  } as Record<string, string>,
  take: t`Take my answers along`,
  taken:
    t`A file with your answers was made. Import it on the Progress page of the course, and they come up in your review.`,
  forget: t`Delete what I gave`,
  forgetSure: t`Press again to delete it`,
  forgotten: t`All that you gave is deleted. Reload the page to join again.`,
  keeps:
    t`The class keeps your votes, when they came, and your name if you gave one, on the machine of your instructor.`,
  out: {
    code: t`There is no class with this code. Look at the wall again.`,
    guesses: t`Too many wrong codes came from this network. Wait a minute, then try again.`,
    full: t`The class is full.`,
    unwritten: t`The class cannot write anything down just now. Tell your instructor.`,
    token: t`This page needs the whole address that the command printed.`,
  } as Record<string, string>,
  chance: t`How likely is it?`,
  percent: (value: number) => `${value} %`,
  left: (seconds: number) => t`${count(seconds, "second")} left`,
  // The wall.
  goTo: t`Go to`,
  enter: t`and enter`,
  here: (students: number) => t`${count(students, "student")} here`,
  votes: (votes: number, here: number) => t`${count(votes, "vote")} of ${here} here`,
  turns: ["", t`First vote`, t`Second vote`],
  held: (many: number) => t`${count(many, "answer")} not shown`,
  unread: (many: number) => t`${count(many, "answer")} not read as a number`,
  right: t`right`,
  mean: (share: number) => t`On average ${Math.round(100 * share)} %`,
  brier: (own: number, mean: number) =>
    t`Brier score: ${own.toFixed(3)} each on average, ${
      mean.toFixed(3)
    } for the mean forecast of the class (0 is perfect, a coin earns 0.25).`,
  truth: t`It was here`,
  place: t`place`,
  shift: t`Who moved`,
  twice: (many: number) => t`${count(many, "student")} voted twice.`,
  gain: (value: string, low: string, high: string) =>
    t`Normalised gain ${value} (95 % interval ${low} to ${high}): the part of what could be won that was.`,
  rightShare: (share: number, low: number, high: number) =>
    t`${percent(share)} right (95 % interval ${percent(low)} to ${percent(high)})`,
  before: t`First vote`,
  after: t`Second vote`,
  students: t`Students`,
  sure: t`How sure`,
  // The presenter.
  presenter: t`Presenter`,
  ask: t`Ask`,
  close: t`Close the vote`,
  again: t`Open the second vote`,
  talk: t`Let them discuss`,
  show: t`Show the votes`,
  hide: t`Hide the votes`,
  tell: t`Show the answer`,
  rest: t`Back to the code`,
  countDown: t`Close in 30 seconds`,
  stopCount: t`Stop the clock`,
  results: t`Download the answers`,
  named: t`with names`,
  forgetAll: t`Delete all votes`,
  sureForget: t`Delete all votes and names? This cannot be undone.`,
  yes: t`Delete`,
  no: t`Keep`,
  items: t`What to ask`,
  asked: t`asked`,
  texts: t`What was typed: tick what may be shown`,
  unseen: t`The votes (not on the wall yet)`,
  advice: {
    explain: t`Fewer than 35 % are right: explain before they discuss.`,
    discuss: t`From 35 to 70 % are right: let them discuss, then vote again.`,
    "go on": t`More than 70 % are right: explain briefly and go on.`,
  } as Record<string, string>,
};

const percent = (share: number) => `${Math.round(100 * share)} %`;
