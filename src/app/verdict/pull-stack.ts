import type { PullStack } from "../../core/verdict/trunk.js";
import type { Context } from "../context.js";
import { verdictWork } from "../work/follow-up.js";
import { restacked } from "./stack-work.js";

const same = (one: PullStack | null, other: PullStack | null): boolean =>
  one?.base === other?.base && one?.position === other?.position && one?.size === other?.size;

/**
 * A delivery says that a pull request is in this stack, or in none. Where something else is kept, GitHub is asked, whose
 * word is kept: 1 request then, else none.
 */
export async function stackSeen(context: Context, number: number, seen: PullStack | null): Promise<void> {
  const { store, repository } = context;
  const kept = (await store.stacks.all(repository.id)).get(number) ?? null;
  if (!same(kept, seen)) await loadStack(context, number);
}

/** Asks for a stack that is kept once more: 1 request, none where none is kept. GitHub tells nobody that a stack is taken apart. */
export async function refreshStack(context: Context, number: number): Promise<void> {
  const { store, repository } = context;
  if ((await store.stacks.all(repository.id)).has(number)) await loadStack(context, number);
}

/** Those that stand elsewhere by it are judged again. */
async function loadStack(context: Context, number: number): Promise<void> {
  const { store, host, repository, now } = context;
  const stack = await host.pullStack(number);
  const before = await store.stacks.all(repository.id);
  await store.stacks.keep(repository.id, number, stack);
  const moved = await restacked(context, before, await store.stacks.all(repository.id));
  await store.work.request(verdictWork(repository.id, moved), now());
}
