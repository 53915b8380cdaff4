import { z } from "zod";

/**
 * The fields of GitHub's payloads that are used, and nothing else of them
 * (docs.github.com: "Webhook events and payloads"). Users, bodies and forks can be null.
 */
const id = z.number().int().positive();
const sha = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
const user = z.object({ id, login: z.string().min(1), type: z.string().optional() });
const numbered = z.object({ number: id });
const onBranch = { head_branch: z.string().nullish().catch(null) };
const checked = z.object({
  head_sha: sha,
  pull_requests: z.array(numbered).catch([]),
  // A suite says it itself.
  ...onBranch,
  check_suite: z.object(onBranch).nullish().catch(null),
});
const app = z.object({ slug: z.string() }).nullish().catch(null);

export const installationPayload = z.object({ installation: z.object({ id }) });

export const removedPayload = z.object({
  installation: z.object({ id }),
  repositories_removed: z.array(z.object({ id })),
});

export const repositoryPayload = z.object({
  installation: z.object({ id }),
  repository: z.object({
    id,
    name: z.string().min(1),
    default_branch: z.string().min(1),
    owner: z.object({ login: z.string().min(1), type: z.enum(["User", "Organization"]) }),
  }),
});

export const pushPayload = z.object({
  ref: z.string(),
  before: sha.nullish().catch(null),
  after: sha,
  deleted: z.boolean().catch(false),
  sender: user.nullish().catch(null),
});

export const issuePayload = z.object({ issue: numbered });

/** Of the repository that the event comes to. */
export const blockedPayload = z.object({ blocked_issue: numbered });
export const subIssuePayload = z.object({ sub_issue: numbered });
export const parentIssuePayload = z.object({ parent_issue: numbered });

export const assigneePayload = z.object({ issue: numbered, assignee: user });

export const commentPayload = z.object({
  issue: z.object({ number: id, pull_request: z.object({}).nullish() }),
  comment: z.object({
    id,
    body: z.string(),
    user: user,
    author_association: z.string().catch("NONE"),
    created_at: z.coerce.date(),
  }),
});

/** The words of a review; null where it has none. A deleted account has no user. */
export const reviewPayload = z.object({
  pull_request: z.object({ number: id }),
  review: z.object({ id, body: z.string().nullish(), user, submitted_at: z.coerce.date() }),
});

/** A comment on a line of a pull request. */
export const lineCommentPayload = z.object({
  pull_request: z.object({ number: id }),
  comment: z.object({ id, body: z.string(), user, created_at: z.coerce.date() }),
});

/** `head.repo` is null where a fork is gone. */
export const pullPayload = z.object({
  pull_request: z.object({
    number: id,
    head: z
      .object({ ref: z.string(), repo: z.object({ id }).nullish().catch(null) })
      .nullish()
      .catch(null),
    stack: z.unknown().optional(),
  }),
  repository: z.object({ id }).nullish().catch(null),
  sender: user.nullish().catch(null),
});

export const checkRunPayload = z.object({ check_run: checked });

export const buttonPayload = z.object({
  check_run: checked,
  requested_action: z.object({ identifier: z.string().max(20) }),
  sender: user,
});

export const checkSuitePayload = z.object({ check_suite: checked });

export const mergeGroupPayload = z.object({
  merge_group: z.object({ head_sha: sha, head_ref: z.string(), base_sha: sha, base_ref: z.string() }),
});

export const actorPayload = z.object({
  action: z.string().optional().catch(undefined),
  // Our own bot is told by its name: nothing else of it is needed.
  sender: z
    .object({ login: z.string().min(1) })
    .nullish()
    .catch(null),
  comment: z.object({ performed_via_github_app: app }).nullish().catch(null),
});

export const actionPayload = z.object({ action: z.string() });
