import { z } from "zod";
import type { Recorded } from "../app/ports/deliveries.js";

const at = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const id = z.number().int().positive();

const comment = z.object({ comment: z.object({ id, created_at: at }) });
const review = z.object({ review: z.object({ id, submitted_at: at }) });
const issue = z.object({ issue: z.object({ updated_at: at }) });
const pull = z.object({ pull_request: z.object({ updated_at: at }) });
/** In seconds since 1970 here, other than elsewhere. */
const push = z.object({ repository: z.object({ pushed_at: z.number().int().positive().max(1e11) }) });

type Reader = (payload: unknown) => Recorded | null;

function reads<T>(schema: z.ZodType<T>, recorded: (fields: T) => Recorded): Reader {
  return (payload) => {
    const parsed = schema.safeParse(payload);
    return parsed.success ? recorded(parsed.data) : null;
  };
}

const ofComment = reads(comment, (payload) => ({ at: payload.comment.created_at, id: payload.comment.id }));
const ofIssue = reads(issue, (payload) => ({ at: payload.issue.updated_at, id: 0 }));
const ofPull = reads(pull, (payload) => ({ at: payload.pull_request.updated_at, id: 0 }));

/** By event and action, or by event alone. An edited or deleted comment says only when it was first written. */
const readers = new Map<string, Reader>([
  ["issue_comment.created", ofComment],
  ["pull_request_review_comment.created", ofComment],
  [
    "pull_request_review.submitted",
    reads(review, (payload) => ({ at: payload.review.submitted_at, id: payload.review.id })),
  ],
  // An assignment or closing is the issue's latest change when GitHub tells of it.
  ["issues", ofIssue],
  ["pull_request", ofPull],
  ["push", reads(push, (payload) => ({ at: new Date(payload.repository.pushed_at * 1_000), id: 0 }))],
]);

/** When GitHub recorded what a payload tells of, by its own clock to the second; null where the payload doesn't say. */
export function recordedOf(event: string, action: string | null, payload: unknown): Recorded | null {
  const reader = readers.get(`${event}.${action}`) ?? readers.get(event);
  return reader ? reader(payload) : null;
}
