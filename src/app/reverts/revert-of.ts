import { includes } from "../../core/actors/permission.js";
import type { Config } from "../../core/config/model.js";
import { leftBy } from "../../core/reverts/content-key.js";
import { undoneBy } from "../../core/reverts/exact.js";
import { pathsOf } from "../../core/verdict/paths.js";
import { permissionOf } from "../actors/permission-of.js";
import type { Context } from "../context.js";
import type { FileList, PullSnapshot } from "../ports/github.js";
import type { KeptMerge } from "../ports/merge-store.js";
import { compared } from "../verdict/compared.js";
import { lookAtHinted } from "./hinted.js";

type Pull = Pick<PullSnapshot, "headRef" | "body" | "headMessage" | "baseTip" | "headSha" | "account">;

/**
 * The merged pull request that this one takes back, file by file and mode by mode, and nothing else; null where it is no
 * such thing, or its author may not write. What it is called says nothing. No request where its files are not those of a
 * merge that is kept, and it names none; else 1 per 100 files for a base and a head, and 1 for the author's permission.
 * `into` is the branch where it lands.
 */
export async function revertOf(
  context: Context,
  pull: Pull,
  { list, into, config }: { list: FileList; into: string; config: Pick<Config, "bots" | "exempt"> },
): Promise<number | null> {
  if (!("files" in list) || pull.account === null || !config.exempt.reverts) return null;
  const content = leftBy(list.files);
  if (content === null) return null;
  const taken = await takenBack(context, pull, { content, paths: pathsOf(list.files), into });
  if (taken === null) return null;
  const permission = (await permissionOf(context, pull.account, config)) ?? "none";
  return includes(permission, "write") ? taken.pull : null;
}

async function takenBack(
  context: Context,
  pull: Pull,
  { content, paths, into }: { content: string; paths: string[]; into: string },
): Promise<KeptMerge | null> {
  const { store, host, repository } = context;
  const kept = () => store.merges.undoneBy(repository.id, into, content);
  let candidates = await kept();
  if (candidates.length === 0 && (await lookAtHinted(context, pull))) candidates = await kept();
  if (candidates.length === 0) return null;
  const { baseTip, headSha } = pull;
  const sides = `${baseTip} ${headSha}`;
  const known = candidates.find(({ proven }) => proven === sides);
  if (known) return known;
  const { mergeBase } = await compared(context, baseTip, headSha);
  if (mergeBase === null) return null;
  const [base, fork, head] = await host.entries([baseTip, mergeBase, headSha], paths);
  if (!base || !fork || !head) return null;
  const found = candidates.find((one) => undoneBy(paths, { base, fork, head }, one.paths)) ?? null;
  if (found) await store.merges.markProven(repository.id, found.pull, sides);
  return found;
}
