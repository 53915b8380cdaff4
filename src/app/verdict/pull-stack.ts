import type { PullStack } from "../../core/verdict/trunk.js";
import type { Context } from "../context.js";

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

async function loadStack({ store, host, repository }: Context, number: number): Promise<void> {
  await store.stacks.keep(repository.id, number, await host.pullStack(number));
}
