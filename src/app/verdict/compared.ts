import type { Context } from "../context.js";
import type { Comparison } from "../ports/github.js";

/** What `head` changes since it left `base`: 1 request the first time, none after. */
export async function compared(context: Context, base: string, head: string): Promise<Comparison> {
  if (base === head) return { mergeBase: base, files: [] };
  const { store, host, repository, now } = context;
  const known = await store.comparisons.find(repository.id, base, head);
  // Where only single files were looked up, it is still to be made.
  if (known && known.mergeBase !== null) return known;
  const comparison = await host.comparison(base, head);
  // A refusal may be over next time.
  if (comparison.mergeBase !== null)
    await store.comparisons.keep(repository.id, base, head, { ...known, ...comparison }, now());
  return comparison;
}
