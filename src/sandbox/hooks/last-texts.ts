import type { Json } from "../world.js";

/**
 * The title and body that each issue, pull request and comment had at its last event, so that `edited` can
 * say what it was before: `changes: { title: { from } }`.
 */
export class LastTexts {
  readonly #texts = new Map<string, { title?: string; body?: string }>();

  /** What changed since the last call for this subject. */
  changes(subject: Json): Json {
    const key = String(subject.node_id);
    const before = this.#texts.get(key);
    const now = {
      ...(typeof subject.title === "string" && { title: subject.title }),
      body: typeof subject.body === "string" ? subject.body : "",
    };
    this.#texts.set(key, now);
    if (!before) return {};
    return {
      ...(before.title !== now.title && { title: { from: before.title } }),
      ...(before.body !== now.body && { body: { from: before.body } }),
    };
  }
}
