import { overlaps } from "../../core/intents/overlap.js";
import { pathsOf } from "../../core/verdict/paths.js";
import type { Context } from "../context.js";
import type { VerdictRow } from "../ports/verdict-store.js";
import type { WorkRequest } from "../ports/work.js";
import { planInForce } from "../rulebook/in-force.js";
import { boardWork, verdictWork } from "./follow-up.js";

type Needed = Pick<Context, "store" | "repository">;

const touchesAny = ({ touches }: VerdictRow, patterns: readonly string[]): boolean =>
  patterns.length > 0 &&
  pathsOf(touches?.files ?? []).some((path) => patterns.some((pattern) => overlaps(pattern, path)));

/** An announcement or an allowance of these paths came or ended: the open pull requests that touch one are judged again. */
export async function pathWork(context: Needed, paths: readonly string[]): Promise<WorkRequest[]> {
  const { id } = context.repository;
  const open = await context.store.verdicts.open(id);
  return verdictWork(
    id,
    open.filter((row) => touchesAny(row, paths)),
  );
}

/**
 * Items or their claims changed: the board, and the open pull requests that carry them out, wait for them, touch a file
 * that they declare, or are by one of `logins`, whose claims say whose those are.
 */
export async function itemWork(
  context: Needed,
  itemKeys: readonly string[],
  logins: readonly (string | null)[] = [],
): Promise<WorkRequest[]> {
  const { store, repository } = context;
  const keys = new Set(itemKeys);
  const { items } = await planInForce(context);
  const declared = items
    .filter(({ key }) => keys.has(key))
    .flatMap(({ files }) => files.map(({ path }) => path));
  const authors = new Set(logins.flatMap((login) => (login === null ? [] : [login.toLowerCase()])));
  const open = await store.verdicts.open(repository.id);
  const concerned = open.filter(
    (row) =>
      row.items.some((key) => keys.has(key)) ||
      authors.has(row.touches?.author?.toLowerCase() ?? "") ||
      touchesAny(row, declared),
  );
  return [boardWork(repository.id), ...verdictWork(repository.id, concerned)];
}
