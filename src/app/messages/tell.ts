import type { Context } from "../context.js";

export interface News {
  /** Session, or `signalbox` where it is nobody's word. */
  from: string;
  fromLogin: string | null;
  /** Plain text: it is escaped where it is shown. */
  body: string;
  /** Where it was written; null: nowhere. */
  issue: number | null;
}

/** A message of its own to each session that some news concerns. */
export async function tell(
  { store, repository, now }: Context,
  recipients: readonly string[],
  news: News,
): Promise<void> {
  for (const id of recipients)
    await store.messages.send({
      ...news,
      repositoryId: repository.id,
      to: { kind: "session", id },
      recipients: [id],
      re: null,
      subject: null,
      asks: false,
      now: now(),
      dueAt: null,
    });
}
