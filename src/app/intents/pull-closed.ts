import { overlaps } from "../../core/intents/overlap.js";
import { compileOwners } from "../../core/ownership/match.js";
import { pullFirstText } from "../../core/text/intents.js";
import { leaveWord } from "../clock/leave-word.js";
import type { Context } from "../context.js";
import type { PullSnapshot } from "../ports/github.js";
import type { WorkRequest } from "../ports/work.js";
import { rulebookOf } from "../rulebook/load-rulebook.js";
import { pathWork } from "../work/concerned-pulls.js";
import { endIntents } from "./end-intents.js";

/**
 * A pull request was closed. Where it was merged, the announced changes that it brought are over, and everybody who has a
 * pull request or an announcement open on a shared file that it changed is told to pull first.
 */
export async function pullClosed(context: Context, number: number): Promise<WorkRequest[]> {
  const { store, host, repository, now } = context;
  const pull = await host.pull(number);
  if (pull?.state !== "merged") return [];
  const list = await host.pullFiles(number, pull.changedFiles);
  const sides =
    "files" in list ? list.files.flatMap((file) => [file.path, file.previousPath ?? file.path]) : [];
  const files = [...new Set(sides)];
  const touches = (paths: readonly string[]): boolean =>
    paths.some((pattern) => files.some((path) => overlaps(pattern, path)));
  const claims = await store.claims.live(repository.id, now());
  const session = claims.find((claim) => claim.pull === number || claim.branch === pull.headRef)?.sessionId;
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
    files,
    open.filter((intent) => !over.includes(intent)),
  );
  return pathWork(
    context,
    over.flatMap(({ paths }) => paths),
  );
}

async function tellOthers(
  context: Context,
  pull: PullSnapshot,
  files: readonly string[],
  open: readonly { paths: string[]; issue: number }[],
): Promise<void> {
  const { store, host, repository, now } = context;
  const deps = { documents: store.documents, host, now: now() };
  const { ownership } = await rulebookOf(deps, repository.defaultBranch);
  const owners = compileOwners(ownership.rules);
  const shared = files.filter((path) => (owners.match(path)?.owners.length ?? 0) > 1);
  if (shared.length === 0) return;
  const told = new Set<number>();
  const tell = async (place: number, paths: readonly string[]): Promise<void> => {
    const [first] = paths;
    if (first === undefined || told.has(place) || place === pull.number) return;
    told.add(place);
    await leaveWord(context, place, pullFirstText(first, paths.length - 1, pull.baseTip, pull.number));
  };
  for (const intent of open)
    await tell(
      intent.issue,
      shared.filter((path) => intent.paths.some((one) => overlaps(one, path))),
    );
  for (const { subject, baseRef } of await store.verdicts.open(repository.id)) {
    const other = /^pull:(\d+)$/.exec(subject)?.[1];
    if (other === undefined || baseRef !== pull.baseRef || told.has(Number(other))) continue;
    const snapshot = await host.pull(Number(other));
    if (snapshot?.state !== "open") continue;
    const list = await host.pullFiles(Number(other), snapshot.changedFiles);
    const theirs = new Set("files" in list ? list.files.map(({ path }) => path) : []);
    await tell(
      Number(other),
      shared.filter((path) => theirs.has(path)),
    );
  }
}
