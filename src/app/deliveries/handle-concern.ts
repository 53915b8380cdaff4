import { assigned } from "../claims/assigned.js";
import { issueChanged } from "../claims/issue-changed.js";
import { issueClosed } from "../claims/issue-closed.js";
import { signOfLife } from "../claims/sign-of-life.js";
import { unassigned } from "../claims/unassigned.js";
import { runComment } from "../commands/run-comment.js";
import type { Concern } from "../concerns.js";
import type { Context } from "../context.js";
import { pullClosed } from "../intents/pull-closed.js";
import type { WorkRequest } from "../ports/work.js";
import { pressButton } from "../verdict/press-button.js";
import { pullWork, verdictWork } from "../work/follow-up.js";
import { baseMoved } from "./base-moved.js";

/** Somebody asks: what is kept otherwise is looked up. GitHub names no pull request of a fork, so that its head tells. */
async function recheck(context: Context, number: number | null, headSha: string): Promise<WorkRequest[]> {
  const { store, repository } = context;
  const fresh = { fresh: true };
  if (number !== null) return [pullWork(repository.id, number, fresh)];
  const rows = await store.verdicts.open(repository.id);
  return verdictWork(
    repository.id,
    rows.filter((row) => row.headSha === headSha),
    fresh,
  );
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
      return assigned(context, concern.issue, concern.login);
    case "unassigned":
      return unassigned(context, concern.issue, concern.login);
    case "issue-changed":
      return issueChanged(context, concern.issue);
    case "issue-closed":
      return issueClosed(context, concern.issue);
    case "pull-closed":
      return pullClosed(context, concern.number);
    case "comment": {
      const { author: login, issue, isPull } = concern;
      await signOfLife(context, { login, branch: null, pull: isPull ? issue : null, issue });
      return runComment(context, concern);
    }
    case "pull":
      return [pullWork(context.repository.id, concern.number)];
    case "button":
      return pressButton(context, concern);
    case "recheck":
      return recheck(context, concern.pull, concern.headSha);
    case "merge-group": {
      const { kind: _, ...group } = concern;
      const subject = `group:${concern.headSha}`;
      return [{ repositoryId: context.repository.id, kind: "verdict", subject, detail: group }];
    }
  }
}
