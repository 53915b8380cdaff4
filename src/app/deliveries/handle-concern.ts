import { assigned } from "../claims/assigned.js";
import { issueChanged } from "../claims/issue-changed.js";
import { issueClosed } from "../claims/issue-closed.js";
import { signOfLife } from "../claims/sign-of-life.js";
import { unassigned } from "../claims/unassigned.js";
import { runComment } from "../commands/run-comment.js";
import type { Concern } from "../concerns.js";
import type { Context } from "../context.js";
import { pullClosed } from "../intents/pull-closed.js";
import type { VerdictRow } from "../ports/verdict-store.js";
import type { WorkRequest } from "../ports/work.js";
import { freshRuleFiles } from "../rulebook/load-rulebook.js";
import { pressButton } from "../verdict/press-button.js";
import { stackSeen } from "../verdict/pull-stack.js";
import { groupSubject, pullWork, verdictWork } from "../work/follow-up.js";
import { baseMoved } from "./base-moved.js";

type Recheck = Extract<Concern, { kind: "recheck" }>;

/** Somebody asks: what is kept otherwise is looked up. GitHub names no pull request of a fork, so that its head tells. */
async function recheck(context: Context, { pull, headSha, branch }: Recheck): Promise<WorkRequest[]> {
  const { store, repository } = context;
  const fresh = { fresh: true };
  if (pull !== null) return [pullWork(repository.id, pull, fresh)];
  const group = await store.verdicts.find(repository.id, groupSubject(headSha));
  if (group) return [await groupAgain(context, group, branch ?? "")];
  const rows = await store.verdicts.open(repository.id);
  return verdictWork(
    repository.id,
    rows.filter((row) => row.headSha === headSha),
    fresh,
  );
}

/**
 * A merge group that GitHub asked about before. What it is judged by is the base's tip of now: a branch's name, which
 * anybody might choose, says only which pull request is among those of the group.
 */
async function groupAgain(
  { store, host, repository, now }: Context,
  { headSha, baseRef }: VerdictRow,
  headRef: string,
): Promise<WorkRequest> {
  const { commit } = await freshRuleFiles({ documents: store.documents, host, now: now() }, baseRef);
  const detail = { headSha, headRef, baseSha: commit, baseRef, fresh: true };
  return { repositoryId: repository.id, kind: "verdict", subject: groupSubject(headSha), detail };
}

/** What a delivery is about, looked at anew; gives back the work that only the newest state matters to. */
export async function handleConcern(context: Context, concern: Concern): Promise<WorkRequest[]> {
  switch (concern.kind) {
    case "installed":
    case "removed":
    case "repository":
      return [];
    case "base-moved":
      return baseMoved(context, concern);
    case "worked":
      return signOfLife(context, concern);
    case "assigned":
      return assigned(context, concern.issue, concern.account);
    case "unassigned":
      return unassigned(context, concern.issue, concern.account);
    case "issue-changed":
      return issueChanged(context, concern.issue);
    case "issue-closed":
      return issueClosed(context, concern.issue);
    case "pull-closed":
      return pullClosed(context, concern.number);
    case "comment": {
      const { author: account, issue, isPull } = concern;
      const { work, alive } = await runComment(context, concern);
      if (alive) await signOfLife(context, { account, branch: null, pull: isPull ? issue : null, issue });
      return work;
    }
    case "pull":
      if (concern.stack !== undefined) await stackSeen(context, concern.number, concern.stack);
      return [pullWork(context.repository.id, concern.number)];
    case "button":
      return pressButton(context, concern);
    case "recheck":
      return recheck(context, concern);
    case "merge-group": {
      const { kind: _, ...group } = concern;
      const subject = groupSubject(concern.headSha);
      return [{ repositoryId: context.repository.id, kind: "verdict", subject, detail: group }];
    }
  }
}
