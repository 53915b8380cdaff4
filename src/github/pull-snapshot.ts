import type { PullSnapshot } from "../app/ports/github.js";
import type { Account } from "../core/actors/account.js";
import type { ApprovedCommit } from "../core/verdict/model.js";
import { isNotFound } from "./refusal.js";
import type { Seat } from "./seat.js";

export const pullQuery = /* GraphQL */ `
  query PullSnapshot($owner: String!, $name: String!, $number: Int!) {
    repository(owner: $owner, name: $name) {
      defaultBranchRef { name target { oid } }
      pullRequest(number: $number) {
        number
        title
        body
        isDraft
        state
        author { ...Who }
        headRefName
        isCrossRepository
        headRefOid
        baseRefName
        baseRefOid
        baseRef { target { oid } }
        mergeCommit { oid parents(first: 1) { nodes { oid } } }
        changedFiles
        commits(last: 1) { nodes { commit { message } } }
        closingIssuesReferences(first: 100) { nodes { number body repository { databaseId } } }
        latestOpinionatedReviews(first: 100) {
          nodes { state author { ...Who } commit { oid } }
        }
      }
    }
  }
  fragment Who on Actor {
    __typename
    login
    ... on User { databaseId }
    ... on Bot { databaseId }
  }
`;

interface Actor {
  __typename: string;
  login: string;
  /** Of people and Apps. */
  databaseId?: number | null;
}

type Nodes<T> = { nodes: (T | null)[] | null } | null;

interface PullAnswer {
  repository: {
    defaultBranchRef: { name: string; target: { oid: string } | null } | null;
    pullRequest: {
      number: number;
      title: string;
      body: string | null;
      isDraft: boolean;
      state: "OPEN" | "CLOSED" | "MERGED";
      author: Actor | null;
      headRefName: string;
      isCrossRepository: boolean;
      headRefOid: string;
      baseRefName: string;
      baseRefOid: string;
      baseRef: { target: { oid: string } | null } | null;
      mergeCommit: { oid: string; parents: Nodes<{ oid: string }> } | null;
      changedFiles: number;
      commits: Nodes<{ commit: { message: string } }>;
      closingIssuesReferences: Nodes<{
        number: number;
        body: string;
        repository: { databaseId: number | null };
      }>;
      latestOpinionatedReviews: Nodes<{
        state: string;
        author: Actor | null;
        commit: { oid: string } | null;
      }>;
    } | null;
  } | null;
}

type PullNode = NonNullable<NonNullable<PullAnswer["repository"]>["pullRequest"]>;

/** A pull request as it is now: 1 request. Null: there is none of that number. */
export async function pullSnapshot(seat: Seat, number: number): Promise<PullSnapshot | null> {
  const { owner, name, id } = seat.repository;
  try {
    const answer = await seat.client.graphql<PullAnswer>(pullQuery, { owner, name, number });
    const pull = answer.repository?.pullRequest;
    return pull
      ? { ...snapshotOf(pull, id), defaultBranch: defaultBranchOf(answer.repository?.defaultBranchRef) }
      : null;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

function defaultBranchOf(
  ref: NonNullable<PullAnswer["repository"]>["defaultBranchRef"] | undefined,
): PullSnapshot["defaultBranch"] {
  return ref?.target ? { name: ref.name, tip: ref.target.oid } : null;
}

function snapshotOf(pull: PullNode, repositoryId: number): Omit<PullSnapshot, "defaultBranch"> {
  return {
    number: pull.number,
    title: pull.title,
    body: pull.body ?? "",
    author: loginOf(pull.author),
    account: accountOf(pull.author),
    draft: pull.isDraft,
    state: ({ OPEN: "open", CLOSED: "closed", MERGED: "merged" } as const)[pull.state],
    headRef: pull.headRefName,
    fromFork: pull.isCrossRepository,
    headSha: pull.headRefOid,
    headMessage: nodesOf(pull.commits)[0]?.commit.message ?? "",
    baseRef: pull.baseRefName,
    // A deleted base branch has no tip; the pull request remembers where it was.
    baseTip: pull.baseRef?.target?.oid ?? pull.baseRefOid,
    mergeCommit: pull.mergeCommit?.oid ?? null,
    mergeParent: nodesOf(pull.mergeCommit?.parents ?? null)[0]?.oid ?? null,
    closes: nodesOf(pull.closingIssuesReferences)
      .filter(({ repository }) => repository.databaseId === repositoryId)
      .map(({ number, body }) => ({ number, body })),
    changedFiles: pull.changedFiles,
    approved: approvedOf(pull),
  };
}

/** Approvals with the commits that they saw; one that was dismissed, or that asks for changes since, is none. */
function approvedOf(pull: PullNode): ApprovedCommit[] {
  return nodesOf(pull.latestOpinionatedReviews).flatMap(({ state, author, commit }) => {
    const account = accountOf(author);
    return state === "APPROVED" && account && commit ? [{ account, commit: commit.oid }] : [];
  });
}

/** Null: a deleted user, or none that has an id. */
function accountOf(actor: Actor | null): Account | null {
  const login = loginOf(actor);
  const id = actor?.databaseId;
  return login !== null && typeof id === "number" ? { id, login, bot: actor?.__typename === "Bot" } : null;
}

/** GraphQL leaves out the `[bot]` that REST and webhooks put behind an App's login. */
function loginOf(actor: Actor | null): string | null {
  if (!actor) return null;
  return actor.__typename === "Bot" && !actor.login.endsWith("[bot]") ? `${actor.login}[bot]` : actor.login;
}

function nodesOf<T>(connection: Nodes<T>): T[] {
  return (connection?.nodes ?? []).filter((node) => node !== null);
}
