import type { Message } from "../messages/model.js";
import { code, cut, inline } from "./escape.js";
import { clock, span } from "./time.js";

/** From whom, about what, and the words themselves, as an entry of a list. */
export function messageLine(message: Message, now: Date): string {
  const { id, from, subject, asks, thread, createdAt, to } = message;
  const kind = to.kind === "all" ? "to all" : to.kind === "track" ? `to ${code(`track:${to.id}`)}` : "";
  const head = [
    `**${id}** from session ${code(from)}`,
    kind,
    clock(createdAt, now),
    asks ? "asks" : "",
    thread === null ? "" : `answers ${thread}`,
  ].filter((part) => part !== "");
  const about = subject === null ? "" : `**${inline(subject)}** `;
  return `- ${head.join(", ")}: ${about}${inline(cut(message.body, 4000))}`;
}

/** One quiet comment on the recipient's item: nobody is mentioned. */
export function deliveredText(session: string, messages: readonly Message[], now: Date): string {
  const asks = messages.filter((message) => message.asks).map(({ id }) => id);
  return [
    `For session ${code(session)}:`,
    ...messages.map((message) => messageLine(message, now)),
    "",
    asks.length > 0
      ? `Answer with \`/msg SESSION TEXT --re ${asks[0]}\`; \`/inbox ack NUMBER\` says that you have read it.`
      : "`/inbox` lists what is unread; `/inbox ack NUMBER` says that you have read it.",
  ].join("\n");
}

export function inboxText(session: string, messages: readonly Message[], now: Date): string {
  if (messages.length === 0) return `Session ${code(session)} has no unread messages.`;
  return [
    `Unread by session ${code(session)}:`,
    ...messages.map((message) => messageLine(message, now)),
  ].join("\n");
}

export const sentText = (id: number, recipients: readonly string[]): string =>
  `Message ${id} is on its way to ${recipients.slice(0, 12).map(code).join(", ")}${recipients.length > 12 ? ` and ${recipients.length - 12} more` : ""}.`;

export const nobodyText = (to: string, name: string, known: readonly string[], near: string | null): string =>
  `@${to} no session or track is called ${code(name)}${near ? `; did you mean ${code(near)}?` : "."}${known.length > 0 ? ` Sessions: ${known.slice(0, 12).map(code).join(", ")}.` : ""}`;

export const noRecipientText = (to: string, name: string): string =>
  `@${to} there is no session to read this: nobody but you works on ${code(name)}.`;

export const tooSoonText = (to: string, wait: number): string =>
  `@${to} a session broadcasts only so often: wait ${span(wait)}, or write to a track with \`/msg track:ID\`.`;

export const noMessageText = (to: string, ids: readonly number[]): string =>
  `@${to} your session got no message ${ids.join(", ")}.`;

/** Told on the asker's item, once. */
export const overdueText = (message: Message, waiting: readonly string[], now: Date): string =>
  `Question **${message.id}** of session ${code(message.from)} has waited since ${clock(message.createdAt, now)} for ${waiting.map(code).join(", ")}: ${inline(cut(message.body, 500))}`;

/** Body of a message, so plain text: `messageLine` escapes it, and names who sent it. */
export const blockedNoteText = (reason: string, number: number): string =>
  `Known issue ${number}: ${cut(reason, 1000)}`;

/** As above. */
export const unblockedNoteText = (reason: string, number: number): string =>
  `Known issue ${number} is over: ${cut(reason, 500)}`;

export const noKnownIssueText = (to: string): string =>
  `@${to} there is no open known issue of that kind here.`;

export const blockedText = (number: number, told: readonly string[]): string =>
  `This is known issue ${number} now; \`/unblock ${number}\` ends it.${told.length > 0 ? ` Told: ${told.slice(0, 12).map(code).join(", ")}.` : ""}`;
