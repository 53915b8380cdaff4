import type { PullRow } from "../emulate/tables.js";
import { changedPaths, type PathChange } from "../git/changes.js";
import { commitsBetween, mergeBase } from "../git/history.js";
import { type Merge, mergeTrees } from "../git/merge.js";
import { branchTip, filesOfCommit, findCommit } from "../git/objects.js";
import { patchOf } from "../git/patch.js";
import type { World } from "../world.js";

/** The commit of the base that a pull request is compared with: the base's tip, or what it was when merged. */
export function comparedBase(world: World, pull: PullRow): string {
  if (pull.merged && pull.merge_commit_sha) {
    const merged = findCommit(world.tables, pull.base_repo_id, pull.merge_commit_sha)?.parent_shas[0];
    if (merged) return merged;
  }
  return branchTip(world.tables, pull.base_repo_id, pull.base_ref) ?? pull.base_sha;
}

/** The files of a pull request: from the merge base to the head, as `base...head` compares. */
export function pullChanges(world: World, pull: PullRow): PathChange[] {
  const { tables } = world;
  const start = mergeBase(tables, pull.repo_id, comparedBase(world, pull), pull.head_sha);
  const before = start === null ? new Map() : filesOfCommit(tables, pull.repo_id, start);
  return changedPaths(before, filesOfCommit(tables, pull.repo_id, pull.head_sha));
}

export function pullCommits(world: World, pull: PullRow) {
  return commitsBetween(world.tables, pull.repo_id, comparedBase(world, pull), pull.head_sha);
}

/** What merging would do now. */
export function mergeOf(world: World, repositoryId: number, ours: string, theirs: string): Merge {
  const start = mergeBase(world.tables, repositoryId, ours, theirs);
  const files = (sha: string | null) =>
    sha === null ? new Map() : filesOfCommit(world.tables, repositoryId, sha);
  return mergeTrees(files(start), files(ours), files(theirs));
}

const figuresOfTrees = new Map<string, Partial<PullRow>>();
const keptFigures = 1_000;

/** Counts and merge state as of now, under the names of GitHub's `pull_request` object. */
export function pullFigures(world: World, pull: PullRow): Partial<PullRow> {
  const base = comparedBase(world, pull);
  const key = `${world.url} ${pull.repo_id} ${base} ${pull.head_sha} ${pull.state} ${pull.draft}`;
  const known = figuresOfTrees.get(key);
  if (known) return known;
  const changes = pullChanges(world, pull);
  const patches = changes.map((change) => patchOf(world.tables, pull.repo_id, change));
  const sum = (of: "additions" | "deletions") => patches.reduce((total, patch) => total + patch[of], 0);
  const figures = {
    commits: pullCommits(world, pull).length,
    changed_files: changes.length,
    additions: sum("additions"),
    deletions: sum("deletions"),
    ...mergeState(world, pull, base),
  };
  if (figuresOfTrees.size >= keptFigures) figuresOfTrees.clear();
  figuresOfTrees.set(key, figures);
  return figures;
}

function mergeState(world: World, pull: PullRow, base: string): Partial<PullRow> {
  if (pull.state === "closed") return { mergeable: null, mergeable_state: "unknown" };
  const clean = mergeOf(world, pull.repo_id, base, pull.head_sha).conflicts.length === 0;
  const state = !clean ? "dirty" : pull.draft ? "draft" : "clean";
  return { mergeable: clean, mergeable_state: state };
}

/** Writes the figures of now into the emulator's row, which its routes then answer with. */
export function refreshPull(world: World, pull: PullRow): PullRow {
  const { tables } = world;
  const next = { ...pull, ...pullFigures(world, pull) };
  const differs = (Object.keys(next) as (keyof PullRow)[]).some((field) => next[field] !== pull[field]);
  if (!differs) return pull;
  const { updated_at } = pull;
  return { ...(tables.pullRequests.update(pull.id, next) ?? next), updated_at };
}

export function findPull(world: World, repositoryId: number, number: number): PullRow | undefined {
  return world.tables.pullRequests.findBy("number", number).find((pull) => pull.repo_id === repositoryId);
}

export function openPulls(world: World, repositoryId: number): PullRow[] {
  return world.tables.pullRequests.findBy("repo_id", repositoryId).filter((pull) => pull.state === "open");
}
