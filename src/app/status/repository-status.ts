import { progressOf } from "../../core/board/progress.js";
import { sessionsOf } from "../../core/sessions/merge.js";
import type { Status } from "../../core/status/model.js";
import { statusOf } from "../../core/status/status-of.js";
import type { Context } from "../context.js";
import { configInForce, planInForce } from "../rulebook/in-force.js";

const day = 86_400_000;

/** The current state of a repository, from what is kept: no request. */
export async function repositoryStatus(
  context: Pick<Context, "store" | "repository" | "now">,
): Promise<Status> {
  const { store, repository } = context;
  const now = context.now();
  const week = new Date(now.getTime() - 7 * day);
  const [config, plan, kept, claims, sessions, run, notes] = await Promise.all([
    configInForce(context),
    planInForce(context),
    store.status.progress(repository.id),
    store.claims.live(repository.id, now),
    store.sessions.all(repository.id),
    store.boardRuns.find(repository.id),
    store.boardRuns.notes(repository.id),
  ]);
  const [unread, intents, merged, knownIssues, occurrences, heartbeats, questions] = await Promise.all([
    store.messages.unreadCounts(repository.id),
    store.intents.open(repository.id),
    store.mergedItems.all(repository.id),
    store.knownIssues.open(repository.id),
    store.occurrences.since(repository.id, week),
    store.sessions.heartbeats(repository.id, new Date(now.getTime() - day)),
    store.messages.questions(repository.id, week),
  ]);
  const known = new Set(Object.keys(sessionsOf(config, sessions)));
  // While the first sync is under way or stopped, the plan alone says how far the items are.
  const progress = kept.length > 0 ? kept : progressOf(plan, { issues: new Map() });
  return statusOf({
    repository: `${repository.owner}/${repository.name}`,
    plan,
    progress,
    run,
    notes,
    claims,
    sessions: sessions.filter(({ id, login }) => login !== null || known.has(id)),
    presence: config.presence,
    unread,
    intents,
    merged,
    defaultBranch: repository.defaultBranch,
    knownIssues,
    occurrences,
    heartbeats,
    questions,
    now,
  });
}
