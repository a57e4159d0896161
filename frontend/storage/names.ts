/** The names under which this browser's storage holds things: nothing else makes such a name. */

/** The form of each; a form that can no longer be read gets a new number, and so a new name. */
export const LOG_VERSION = 1;
const NOTES_VERSION = 1, DRAFT_VERSION = 1, PLACE_VERSION = 1;

/** A part of a course's record that is kept by itself, such as its forecasts. */
export const partOf = (course: string, part: string) => `${course}/${part}`;

/** The answers to a course's questions, or a part of its record. */
export const logName = (course: string) => `${course}/progress/v${LOG_VERSION}`;

export const notesName = (course: string) => `${course}/notes/v${NOTES_VERSION}`;

/** The chapter that the reader opened last. */
export const placeName = (course: string) => `${course}/place/v${PLACE_VERSION}`;

/** What an unfinished attempt at some questions needs. */
export const draftName = (course: string, questions: number) =>
  `${course}/draft/v${DRAFT_VERSION}/${questions}`;

/** What was filled in at practice and not checked yet. */
export const practiceName = (course: string, questions: number) =>
  `${draftName(course, questions)}/practice`;

/** When the reader began to practise anew. */
export const sinceName = (course: string, questions: number) =>
  `${draftName(course, questions)}/since`;

/** When each question comes up again. */
export const dueName = (course: string) => `${course}/due/v1`;

/** What could not be read of something, as it was found. */
export const asideName = (name: string) => `${name}/unreadable`;

/** Whether a reader is shown the page as a student or as an instructor: one for all courses. */
export const VIEW = "natorussia/view";
