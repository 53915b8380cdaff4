import { errorsOf } from "../../core/plan/lookup.js";
import type { ItemProgress } from "../../core/verdict/model.js";
import { keepLogins } from "../actors/known-logins.js";
import { settleStrays } from "../claims/settle-strays.js";
import type { Context } from "../context.js";
import type { DocumentKind } from "../ports/documents.js";
import { rulebookAt, rulebookOf } from "../rulebook/load-rulebook.js";
import { goodDocuments } from "../rulebook/read-rulebook.js";
import type { Rulebook } from "../rulebook/rulebook.js";
import { pullWork, statusWork, verdictWork } from "../work/follow-up.js";
import { followRun } from "./follow-run.js";
import { reportLimits } from "./report-limits.js";
import { reportProblems } from "./report-problems.js";
import { syncBoard } from "./sync.js";
import type { SyncRequest } from "./sync-request.js";

/** Items that stand elsewhere than when their pull requests were judged. */
function movedItems(before: readonly ItemProgress[], after: readonly ItemProgress[]): string[] {
  const then = new Map(before.map((one) => [one.key, JSON.stringify(one)]));
  return after.filter((one) => then.get(one.key) !== JSON.stringify(one)).map(({ key }) => key);
}

async function keepGood(context: Context, rulebook: Rulebook): Promise<void> {
  const { store, repository, now } = context;
  for (const [kind, documents] of Object.entries(goodDocuments(rulebook.files, rulebook))) {
    await store.documents.keep(repository.id, kind as DocumentKind, documents, now());
  }
}

/**
 * Brings the board of a repository to what the plan on its default branch says. A plan with errors stops before
 * the first write, and a check on the commit says why; the board stays as it is. `commit` is the branch's tip
 * where that is known already: its rule files are then not loaded again. Gives the moment at which to come back, if any.
 */
export function syncRepository(context: Context, commit: string | null): Promise<Date | undefined> {
  return followRun(context, (onProgress) => sync(context, commit, onProgress));
}

async function sync(
  context: Context,
  commit: string | null,
  onProgress: NonNullable<SyncRequest["onProgress"]>,
): Promise<Date | undefined> {
  const { store, host, repository, log, now } = context;
  const deps = { documents: store.documents, host, now: now() };
  const rulebook = commit ? await rulebookAt(deps, commit) : await rulebookOf(deps, repository.defaultBranch);
  await keepGood(context, rulebook);
  await keepLogins(context, rulebook);

  const broken = [...rulebook.problems.config, ...rulebook.problems.plan];
  if (errorsOf(broken).length > 0) await reportProblems(context, rulebook);
  if (rulebook.outdated.includes("plan")) {
    log.warn(
      { repository: repository.name, errors: errorsOf(broken).length },
      "the plan has errors: no sync",
    );
    return undefined;
  }
  if (rulebook.plan.items.length === 0) {
    log.info({ repository: repository.name }, "no plan, or one without items: nothing to sync");
    return undefined;
  }
  const result = await syncBoard({
    plan: rulebook.plan,
    claims: await store.claims.live(repository.id, now()),
    repositoryId: repository.id,
    boards: store.boards,
    host: host.board,
    project: rulebook.config.project,
    trackIssues: rulebook.config.trackIssues,
    issueType: rulebook.config.issueType,
    now: now(),
    clock: now,
    lock: "heeded",
    log,
    onProgress,
  });
  const before = await store.status.progress(repository.id);
  await store.status.saveProgress(repository.id, result.progress);
  const { drift, problems } = result;
  await store.boardRuns.saveNotes(repository.id, { drift, problems, syncedAt: now() });
  const moved = movedItems(before, result.progress);
  const concerned = moved.length > 0 ? await store.verdicts.open(repository.id, moved) : [];
  // At the first sync nobody has told us of the pull requests that were open before.
  const known = before.length > 0 ? [] : await host.openPulls();
  const { id } = repository;
  const verdicts = [...verdictWork(id, concerned), ...known.map((number) => pullWork(id, number))];
  await store.work.request([statusWork(id), ...verdicts], now());
  log.info({ repository: repository.name, writes: result.writes, drift: result.drift }, "synced the board");
  if (result.problems.length > 0) {
    log.warn(
      { repository: repository.name, problems: result.problems },
      "the board could not follow the plan in all",
    );
  }
  await reportLimits(context, rulebook.commit, result.problems);
  const later = await settleStrays(context, result.strays);
  return result.again ?? later ?? undefined;
}
