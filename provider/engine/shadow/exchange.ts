/**
 * Owns whether a client's messages were answered: what each must be followed by, and which errors end an instance.
 * Must not know PGlite, nor who the client is.
 */
import { type ErrorFields, messagesIn, readError } from "./wire.ts";

/** What was said to a client's messages. */
export interface Judgement {
  /** I idle, T in a transaction, E in a failed one; undefined when ReadyForQuery did not come. */
  readonly status: string | undefined;
  /** After an error in the extended protocol everything up to the next Sync is skipped (manual, 54.2.3). */
  readonly skipping: boolean;
  /** Something that must come did not come. */
  readonly unanswered: boolean;
  /** An error that says more of the server than of the statement. */
  readonly fatal: ErrorFields | undefined;
}

/** The messages of which one must come for each of a client's (manual, 54.2.3). */
const replies: readonly (readonly [asked: string, said: string])[] = [
  ["P", "1"],
  ["B", "2"],
  ["C", "3"],
  ["D", "Tn"],
  ["QE", "CIs"],
];

/** After each of these comes ReadyForQuery. */
const readied = "QSF";

/** 58P01 and 58P02 are about files that a statement names: an error of the statement. */
const isFatal = ({ severity, sqlstate }: ErrorFields): boolean =>
  severity === "FATAL" || severity === "PANIC" || /^(XX|53|58[^P])/.test(sqlstate);

/** `skipping`: whether an earlier request of this sequence has failed. */
export function judge(request: Buffer, answer: Buffer, skipping: boolean): Judgement {
  const asked = [...messagesIn(request)].map(({ letter }) => letter);
  const said: string[] = [];
  let status: string | undefined;
  let fatal: ErrorFields | undefined;
  for (const { letter, body } of messagesIn(answer)) {
    said.push(letter);
    if (letter === "Z") status = String.fromCharCode(body[0]!);
    if (letter === "E" && fatal === undefined) {
      const error = readError(body);
      if (isFatal(error)) fatal = error;
    }
  }
  const count = (letters: readonly string[], wanted: string): number =>
    letters.filter((letter) => wanted.includes(letter)).length;
  const failed = said.includes("E");
  const ready = skipping ? count(asked, "S") > 0 : count(asked, readied) > 0;
  const incomplete = !skipping && !failed && replies.some(([one, other]) => count(said, other) < count(asked, one));
  return {
    status,
    skipping: status === undefined && (skipping || failed),
    unanswered: incomplete || (ready && status === undefined),
    fatal,
  };
}

/** The first SQL in a client's messages, to name what ran. */
export function textIn(request: Buffer): string | undefined {
  for (const { letter, body } of messagesIn(request)) {
    const [first, second] = body.toString("utf8").split("\0");
    if (letter === "Q") return first;
    if (letter === "P") return second;
  }
  return undefined;
}
