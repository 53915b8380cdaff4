import { nodeIdOf } from "../node-id.js";

export const reactionContents = [
  "+1",
  "-1",
  "laugh",
  "confused",
  "heart",
  "hooray",
  "rocket",
  "eyes",
] as const;
export type ReactionContent = (typeof reactionContents)[number];

export type ReactionSubject = "issue" | "comment" | "review";

export interface Reaction {
  id: number;
  nodeId: string;
  userId: number;
  content: ReactionContent;
  createdAt: string;
}

/** Reactions on issues, comments and reviews: one of a kind per user. */
export class Reactions {
  readonly #lists = new Map<string, Reaction[]>();
  #nextId = 1;

  list(subject: ReactionSubject, id: number): readonly Reaction[] {
    return this.#lists.get(`${subject} ${id}`) ?? [];
  }

  /** `isNew` is false where the user had reacted so before. */
  add(
    subject: ReactionSubject,
    id: number,
    userId: number,
    content: ReactionContent,
  ): { reaction: Reaction; isNew: boolean } {
    const list = [...this.list(subject, id)];
    const known = list.find((one) => one.userId === userId && one.content === content);
    if (known) return { reaction: known, isNew: false };
    const reactionId = this.#nextId++;
    const nodeId = nodeIdOf("Reaction", reactionId);
    const reaction = { id: reactionId, nodeId, userId, content, createdAt: new Date().toISOString() };
    this.#lists.set(`${subject} ${id}`, [...list, reaction]);
    return { reaction, isNew: true };
  }

  remove(subject: ReactionSubject, id: number, reactionId: number): boolean {
    const list = this.list(subject, id);
    this.#lists.set(
      `${subject} ${id}`,
      list.filter((one) => one.id !== reactionId),
    );
    return list.some((one) => one.id === reactionId);
  }

  /** Counts by content, as `reactions` of an issue or comment. */
  summary(subject: ReactionSubject, id: number, url: string): Record<string, unknown> {
    const list = this.list(subject, id);
    const counts = reactionContents.map((content) => [
      content,
      list.filter((one) => one.content === content).length,
    ]);
    return { url: `${url}/reactions`, total_count: list.length, ...Object.fromEntries(counts) };
  }
}
