import type { z } from "zod";
import type { Concern } from "../app/concerns.js";
import { accountShown as accountOf } from "./account-shown.js";
import {
  actionPayload,
  assigneePayload,
  blockedPayload,
  buttonPayload,
  checkRunPayload,
  checkSuitePayload,
  commentPayload,
  installationPayload,
  issuePayload,
  lineCommentPayload,
  mergeGroupPayload,
  parentIssuePayload,
  pullPayload,
  pushPayload,
  removedPayload,
  repositoryPayload,
  reviewPayload,
  subIssuePayload,
} from "./payloads.js";
import { stackOf } from "./pull-stack.js";

type Reader = (payload: unknown) => Concern[];

/** A reader for payloads of this shape; any other shape concerns nobody. */
function reads<T>(schema: z.ZodType<T>, concerns: (fields: T) => Concern[]): Reader {
  return (payload) => {
    const parsed = schema.safeParse(payload);
    return parsed.success ? concerns(parsed.data) : [];
  };
}

function each(actions: readonly string[], event: string, reader: Reader): [string, Reader][] {
  return actions.map((action) => [`${event}.${action}`, reader]);
}

const branchPrefix = "refs/heads/";

function branchName(ref: string): string {
  return ref.startsWith(branchPrefix) ? ref.slice(branchPrefix.length) : ref;
}

const installed = reads(installationPayload, ({ installation }) => [
  { kind: "installed", installationId: installation.id, repositories: "load" },
]);

const removed = reads(installationPayload, ({ installation }) => [
  { kind: "removed", installationId: installation.id, repositoryIds: "all" },
]);

const repositoriesRemoved = reads(removedPayload, ({ installation, repositories_removed }) => [
  {
    kind: "removed",
    installationId: installation.id,
    repositoryIds: repositories_removed.map(({ id }) => id),
  },
]);

const repositoryDeleted = reads(repositoryPayload, ({ installation, repository }) => [
  { kind: "removed", installationId: installation.id, repositoryIds: [repository.id] },
]);

const repositoryChanged = reads(repositoryPayload, () => [{ kind: "repository" }]);

const push = reads(pushPayload, ({ ref, before, after, deleted, sender }) =>
  deleted || /^0+$/.test(after) || !ref.startsWith(branchPrefix)
    ? []
    : [
        {
          kind: "base-moved",
          branch: branchName(ref),
          before: before && !/^0+$/.test(before) ? before : null,
          after,
        },
        { kind: "worked", account: sender ? accountOf(sender) : null, branch: branchName(ref), pull: null },
      ],
);

const issueChanged = reads(issuePayload, ({ issue }) => [{ kind: "issue-changed", issue: issue.number }]);

/** GitHub tells of a relation at both its ends; of a dependency, one of the two issues shows it. */
const dependencyChanged = reads(blockedPayload, ({ blocked_issue: issue }) => [
  { kind: "issue-changed", issue: issue.number },
]);
const parentChanged = reads(subIssuePayload, ({ sub_issue: issue }) => [
  { kind: "issue-changed", issue: issue.number },
]);

/** An issue has room for so many. */
const childrenChanged = reads(parentIssuePayload, ({ parent_issue: issue }) => [
  { kind: "issue-changed", issue: issue.number },
]);

/** What hangs on the item is looked at before its claim is ended. */
const issueClosed = reads(issuePayload, ({ issue }) => [
  { kind: "issue-closed", issue: issue.number },
  { kind: "issue-changed", issue: issue.number },
]);

const assigned = reads(assigneePayload, ({ issue, assignee }) => [
  { kind: "assigned", issue: issue.number, account: accountOf(assignee) },
]);

const unassigned = reads(assigneePayload, ({ issue, assignee }) => [
  { kind: "unassigned", issue: issue.number, account: accountOf(assignee) },
]);

/** Agents comment as Apps too: only our own App's comments are left out, by `isOwn`. */
const commented = reads(commentPayload, ({ issue, comment }) => [
  {
    kind: "comment",
    issue: issue.number,
    isPull: issue.pull_request != null,
    place: "thread",
    commentId: comment.id,
    author: accountOf(comment.user),
    writtenAt: comment.created_at,
    body: comment.body,
  },
]);

type Pull = z.infer<typeof pullPayload>["pull_request"];

/** A `pull_request` event names the stack that it is in; where it names none, it is in none. */
const pullSeen = ({ number, stack }: Pull): Concern => ({ kind: "pull", number, stack: stackOf(stack) });

const pullClosed = reads(pullPayload, ({ pull_request: pull }) => [
  pullSeen(pull),
  { kind: "pull-closed", number: pull.number },
]);

/** A fork's branch may be called like one of ours, so it says nothing. */
const pullWorked = ({ pull_request: pull, repository, sender }: z.infer<typeof pullPayload>): Concern => ({
  kind: "worked",
  account: sender ? accountOf(sender) : null,
  branch: pull.head?.repo && pull.head.repo.id === repository?.id ? pull.head.ref : null,
  pull: pull.number,
});

const pullChanged = reads(pullPayload, (payload) => [pullSeen(payload.pull_request), pullWorked(payload)]);

/** A review's payload may leave the stack out. */
const pullReviewed = reads(pullPayload, (payload) => [
  { kind: "pull", number: payload.pull_request.number },
  pullWorked(payload),
]);

/** Labels come from automation, such as one that marks what is stale, and stacks from a merge: they show nobody's life. */
const pullLabelled = reads(pullPayload, ({ pull_request: pull }) => [pullSeen(pull)]);

const reviewCommented = reads(pullPayload, ({ pull_request: pull, sender }) => [
  { kind: "worked", account: sender ? accountOf(sender) : null, branch: null, pull: pull.number },
]);

const both =
  (...readers: Reader[]): Reader =>
  (payload) =>
    readers.flatMap((reader) => reader(payload));

const reviewed = reads(reviewPayload, ({ pull_request: pull, review }) =>
  review.body
    ? [
        {
          kind: "comment",
          issue: pull.number,
          isPull: true,
          place: "review",
          commentId: review.id,
          author: accountOf(review.user),
          writtenAt: review.submitted_at,
          body: review.body,
        },
      ]
    : [],
);

const onLine = reads(lineCommentPayload, ({ pull_request: pull, comment }) => [
  {
    kind: "comment",
    issue: pull.number,
    isPull: true,
    place: "line",
    commentId: comment.id,
    author: accountOf(comment.user),
    writtenAt: comment.created_at,
    body: comment.body,
  },
]);

type Recheck = Extract<Concern, { kind: "recheck" }>;

type Checked = z.infer<typeof checkRunPayload>["check_run"];

function rechecks({ head_sha, head_branch, check_suite, pull_requests }: Checked): Recheck[] {
  const pulls = pull_requests.map(({ number }) => number);
  const branch = check_suite?.head_branch ?? head_branch ?? null;
  if (pulls.length > 0) return pulls.map((pull) => ({ kind: "recheck", pull, headSha: head_sha }));
  return [{ kind: "recheck", pull: null, headSha: head_sha, ...(branch !== null && { branch }) }];
}

/**
 * GitHub sends these to the App whose run it is, and to no other (docs.github.com: "Webhook events and
 * payloads", check_run).
 */
const runRechecked = reads(checkRunPayload, ({ check_run }) => rechecks(check_run));
const buttonPressed = reads(buttonPayload, ({ check_run, requested_action: { identifier }, sender }) =>
  identifier === "recheck"
    ? rechecks(check_run)
    : rechecks(check_run).map(({ pull, headSha }) => ({
        kind: "button",
        pull,
        headSha,
        button: identifier,
        account: accountOf(sender),
      })),
);
const suiteRechecked = reads(checkSuitePayload, ({ check_suite }) => rechecks(check_suite));

const mergeGroup = reads(mergeGroupPayload, ({ merge_group: group }) => [
  {
    kind: "merge-group",
    headSha: group.head_sha,
    headRef: branchName(group.head_ref),
    baseSha: group.base_sha,
    baseRef: branchName(group.base_ref),
  },
]);

/** By event and action, as GitHub names them. What is not here concerns nobody. */
const readers = new Map<string, Reader>([
  ["push", push],
  ...each(["created", "unsuspend", "new_permissions_accepted"], "installation", installed),
  ...each(["deleted", "suspend"], "installation", removed),
  ...each(["added"], "installation_repositories", installed),
  ...each(["removed"], "installation_repositories", repositoriesRemoved),
  ...each(["renamed", "transferred", "edited", "archived", "unarchived"], "repository", repositoryChanged),
  ...each(["deleted"], "repository", repositoryDeleted),
  ...each(["assigned"], "issues", assigned),
  ...each(["unassigned"], "issues", unassigned),
  ...each(["closed"], "issues", issueClosed),
  ...each(["opened", "reopened", "deleted", "transferred", "edited"], "issues", issueChanged),
  ...each(["labeled", "unlabeled", "milestoned", "demilestoned"], "issues", issueChanged),
  ...each(["blocked_by_added", "blocked_by_removed"], "issue_dependencies", dependencyChanged),
  ...each(["parent_issue_added", "parent_issue_removed"], "sub_issues", parentChanged),
  ...each(["sub_issue_added", "sub_issue_removed"], "sub_issues", childrenChanged),
  ...each(["created"], "issue_comment", commented),
  ...each(["closed"], "pull_request", pullClosed),
  ...each(["opened", "synchronize", "reopened", "edited"], "pull_request", pullChanged),
  ...each(["ready_for_review", "converted_to_draft"], "pull_request", pullChanged),
  ...each(["labeled", "unlabeled", "stacked"], "pull_request", pullLabelled),
  ...each(["submitted"], "pull_request_review", both(pullReviewed, reviewed)),
  ...each(["edited", "dismissed"], "pull_request_review", pullReviewed),
  ...each(["created"], "pull_request_review_comment", both(reviewCommented, onLine)),
  ...each(["rerequested"], "check_run", runRechecked),
  ...each(["requested_action"], "check_run", buttonPressed),
  ...each(["rerequested"], "check_suite", suiteRechecked),
  ...each(["checks_requested"], "merge_group", mergeGroup),
]);

/**
 * What a delivery is about: the one place that knows GitHub's payloads. A payload whose fields are missing or
 * odd concerns nobody; nothing is ever thrown.
 */
export function concernsOf(event: string, payload: unknown): Concern[] {
  const parsed = actionPayload.safeParse(payload);
  const reader = readers.get(parsed.success ? `${event}.${parsed.data.action}` : event);
  return reader ? reader(payload) : [];
}

/** Whether an event and action can concern anybody. */
export function mayConcern(event: string, action: string | null): boolean {
  return readers.has(action === null ? event : `${event}.${action}`);
}

/** The events that can concern anybody; app.yml subscribes to them. */
export function handledEvents(): string[] {
  return [...new Set([...readers.keys()].map((key) => key.replace(/\..*$/, "")))];
}
