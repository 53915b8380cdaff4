import { createRequire } from "node:module";
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { concernsOf, mayConcern } from "../../src/github/concerns.js";
import { recordedOf } from "../../src/github/recorded.js";

interface Example {
  name: string;
  examples: { action?: string }[];
}

const examples = createRequire(import.meta.url)("@octokit/webhooks-examples") as Example[];
const payloads = examples.flatMap(({ name, examples: all }) =>
  all.map((payload) => ({ name, action: payload.action ?? null, payload })),
);
const at = (text: string) => new Date(text);

describe("when GitHub recorded what a payload tells of", () => {
  it.each([
    [
      "a comment",
      "issue_comment",
      "created",
      {
        comment: { id: 7, created_at: "2026-03-01T10:00:00Z" },
        issue: { updated_at: "2026-03-01T11:00:00Z" },
      },
      { at: at("2026-03-01T10:00:00Z"), id: 7 },
    ],
    [
      "a comment on a line",
      "pull_request_review_comment",
      "created",
      { comment: { id: 8, created_at: "2026-03-01T12:00:00+02:00" } },
      { at: at("2026-03-01T10:00:00Z"), id: 8 },
    ],
    [
      "a review",
      "pull_request_review",
      "submitted",
      { review: { id: 9, submitted_at: "2026-03-01T10:00:00Z" } },
      { at: at("2026-03-01T10:00:00Z"), id: 9 },
    ],
    [
      "an assignment",
      "issues",
      "assigned",
      { issue: { id: 5, updated_at: "2026-03-01T10:00:00Z", created_at: "2026-01-01T10:00:00Z" } },
      { at: at("2026-03-01T10:00:00Z"), id: 0 },
    ],
    [
      "a pull request",
      "pull_request",
      "synchronize",
      { pull_request: { updated_at: "2026-03-01T10:00:00Z" } },
      { at: at("2026-03-01T10:00:00Z"), id: 0 },
    ],
    [
      "a push",
      "push",
      null,
      { repository: { pushed_at: 1_772_359_200 }, head_commit: { timestamp: "1999-01-01T00:00:00Z" } },
      { at: at("2026-03-01T10:00:00Z"), id: 0 },
    ],
    [
      "an edited comment",
      "issue_comment",
      "edited",
      { comment: { id: 7, created_at: "2026-03-01T10:00:00Z" } },
      null,
    ],
    [
      "a button",
      "check_run",
      "requested_action",
      { check_run: { started_at: "2026-03-01T10:00:00Z" } },
      null,
    ],
    ["a comment without a time", "issue_comment", "created", { comment: { id: 7 } }, null],
    [
      "a comment of no time",
      "issue_comment",
      "created",
      { comment: { id: 7, created_at: "yesterday" } },
      null,
    ],
    [
      "a comment without an id",
      "issue_comment",
      "created",
      { comment: { created_at: "2026-03-01T10:00:00Z" } },
      null,
    ],
    ["a push of milliseconds", "push", null, { repository: { pushed_at: 1_772_359_200_000 } }, null],
    ["nothing", "issues", "assigned", null, null],
  ])("is known of %s", (_, event, action, payload, expected) => {
    expect(recordedOf(event, action, payload)).toEqual(expected);
  });

  it("is known of every example of GitHub's that a command, a claim or a push can come of", () => {
    const kinds = new Set(["comment", "assigned", "unassigned", "issue-closed", "base-moved"]);
    const telling = payloads.filter(({ name, payload }) =>
      concernsOf(name, payload).some(({ kind }) => kinds.has(kind)),
    );
    expect(telling.length).toBeGreaterThan(10);
    for (const { name, action, payload } of telling) {
      expect(recordedOf(name, action, payload)?.at.getFullYear()).toBeGreaterThan(2010);
    }
  });

  property.prop([
    fc.constantFrom("issues", "push", "issue_comment", "constructor"),
    fc.string(),
    fc.anything(),
  ])("is not known of rubbish, without an error", (event, action, payload) => {
    expect(recordedOf(event, action, payload)).toBeNull();
  });
});

it("an event that may concern somebody is known without its payload", () => {
  for (const { name, action, payload } of payloads) {
    if (concernsOf(name, payload).length > 0) expect(mayConcern(name, action)).toBe(true);
  }
  expect(mayConcern("issue_comment", "edited")).toBe(false);
  expect(mayConcern("check_run", "completed")).toBe(false);
  expect(mayConcern("constructor", null)).toBe(false);
});
