import { overlaps } from "../../core/intents/overlap.js";
import { compileOwners } from "../../core/ownership/match.js";
import { pullFirstText } from "../../core/text/intents.js";
import type { ChangedFile } from "../../core/verdict/model.js";
import { pathsOf } from "../../core/verdict/paths.js";
import { sharedPaths } from "../../core/verdict/shared-paths.js";
import { mergeItems } from "../claims/merge-items.js";
import { leaveWord } from "../clock/leave-word.js";
import type { Context } from "../context.js";
import type { PullSnapshot } from "../ports/github.js";
import type { WorkRequest } from "../ports/work.js";
import { mergedRevert } from "../reverts/merged-revert.js";
import { rulebookAt } from "../rulebook/load-rulebook.js";
import { pathWork } from "../work/concerned-pulls.js";
import { pullSubject } from "../work/follow-up.js";
import { endIntents } from "./end-intents.js";

/**
 * A pull request was closed. Where it was merged, the announced changes that it brought are over, everybody who has a pull
 * request or an announcement open on a shared file that it changed is told to pull first, and its items have gone further.
 * What it took back is open again.
 */
export async function pullClosed(context: Context, number: number): Promise<WorkRequest[]> {
  const { store, host, repository, now } = context;
  const pull = await host.pull(number);
  if (pull?.state !== "merged") return [];
  const changed = await mergedFiles(context, pull);
  const files = pathsOf(changed);
  const touches = (paths: readonly string[]): boolean =>
    paths.some((pattern) => files.some((path) => overlaps(pattern, path)));
  const claims = await store.claims.live(repository.id, now());
  // A fork's branch may be called like one of ours.
  const branch = pull.fromFork ? null : pull.headRef;
  const session = claims.find(
    (claim) => claim.pull === number || (branch !== null && claim.branch === branch),
  )?.sessionId;
  const open = await store.intents.open(repository.id);
  const over = open.filter(
    (intent) =>
      intent.pull === number ||
      ((intent.sessionId === session || (intent.login !== null && intent.login === pull.author)) &&
        touches(intent.paths)),
  );
  await endIntents(context, over, `merged with #${number}`);
  await tellOthers(
    context,
    pull,
    changed,
    open.filter((intent) => !over.includes(intent)),
  );
  const reopened = await mergedRevert(context, pull, changed);
  const paths = await pathWork(
    context,
    over.flatMap((intent) => intent.paths),
  );
  return [...paths, ...(await mergeItems(context, pull)), ...reopened];
}

/** The files that it brought; none where they can't be listed. No request where it was judged as it was merged. */
async function mergedFiles(context: Context, pull: PullSnapshot): Promise<ChangedFile[]> {
  const { store, host, repository } = context;
  const { number, headSha, baseRef, changedFiles } = pull;
  const row = await store.verdicts.find(repository.id, pullSubject(number));
  const judged = row?.headSha === headSha && row.baseRef === baseRef ? row.touches?.files : undefined;
  if (judged?.length === changedFiles) return judged;
  const list = await host.pullFiles(number, changedFiles);
  return "files" in list ? list.files : [];
}

/** Tells each place once; what the other pull requests touch is known from their verdicts, so that it costs no request. */
async function tellOthers(
  context: Context,
  pull: PullSnapshot,
  files: readonly ChangedFile[],
  open: readonly { paths: string[]; issue: number }[],
): Promise<void> {
  const { store, host, repository, now } = context;
  const deps = { documents: store.documents, host, now: now() };
  const { ownership } = await rulebookAt(deps, pull.defaultBranch?.tip ?? pull.baseTip);
  const owners = compileOwners(ownership.rules);
  const shared = sharedPaths(pathsOf(files), owners).map(({ path }) => path);
  if (shared.length === 0) return;
  const rows = await store.verdicts.open(repository.id);
  const pulls = rows.flatMap(({ touches, baseRef }) =>
    touches && baseRef === pull.baseRef ? [{ issue: touches.number, paths: pathsOf(touches.files) }] : [],
  );
  const told = new Set([pull.number]);
  for (const { issue, paths } of [...open, ...pulls]) {
    const [first, ...more] = shared.filter((path) => paths.some((one) => overlaps(one, path)));
    if (first === undefined || told.has(issue)) continue;
    told.add(issue);
    await leaveWord(context, issue, pullFirstText(first, more.length, pull.baseTip, pull.number));
  }
}
