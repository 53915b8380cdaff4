import type { Engine } from "../lanes/engine.js";
import type { Repository } from "../ports/repository.js";

/** A repository that the App is installed on, as GitHub has it. */
export interface KnownRepository {
  repository: Repository;
  /** Its default branch is another one than was kept: other rules hold, and nobody may have told of it. */
  trunkMoved: boolean;
}

function same(kept: Repository, seen: Repository): boolean {
  return (Object.keys(seen) as (keyof Repository)[]).every((key) => kept[key] === seen[key]);
}

function sameName(one: Repository, other: Repository): boolean {
  const name = ({ owner, name }: Repository) => `${owner}/${name}`.toLowerCase();
  return name(one) === name(other);
}

/**
 * The repository that a delivery is of. The delivery may be late, or sent again: where it says anything else than is kept,
 * GitHub is asked, and what a delivery says is never kept. No request where it says the same. `fresh`: asks anyway. Null:
 * it is gone or archived, or the App isn't installed there any more, which then is kept.
 */
export async function knownRepository(
  engine: Engine,
  seen: Repository,
  fresh = false,
): Promise<KnownRepository | null> {
  const kept = await engine.store.repositories.find(seen.id);
  if (kept && same(kept, seen) && !fresh) return { repository: kept, trunkMoved: false };
  const known = kept?.installationId === seen.installationId ? kept : null;
  const current = await engine.github.current(seen.id, known);
  await keep(engine, seen.id, current);
  if (!current) return null;
  const trunkMoved = kept !== null && kept.defaultBranch !== current.defaultBranch;
  return { repository: current, trunkMoved };
}

/** Asks GitHub for a repository that may be gone, and keeps what is so: 1 or 2 requests, none for one that isn't kept. */
export async function checkRepository(engine: Engine, id: number): Promise<void> {
  if ((await engine.store.repositories.find(id)) === null) return;
  await keep(engine, id, await engine.github.current(id, null));
}

/**
 * Keeps a repository as GitHub has just shown it; null: it can't be seen any more. No two have the same name at GitHub, so
 * who is kept under it was renamed, transferred or deleted: that is looked up too, 1 or 2 requests each.
 */
export async function keep(
  engine: Engine,
  id: number,
  current: Repository | null,
  done: ReadonlySet<number> = new Set(),
): Promise<void> {
  const { repositories } = engine.store;
  if (!current) return repositories.deactivate(id);
  await repositories.save(current);
  const settled = new Set([...done, id]);
  for (const other of await repositories.all()) {
    if (settled.has(other.id) || !sameName(other, current)) continue;
    await keep(engine, other.id, await engine.github.current(other.id, null), settled);
  }
}
