import type { Context } from "../context.js";

/** The issue that each session works on: that of the claim which showed life last. */
export async function currentIssues({ store, repository, now }: Context): Promise<Map<string, number>> {
  const [claims, rows] = await Promise.all([
    store.claims.live(repository.id, now()),
    store.boards.items(repository.id),
  ]);
  const numbers = new Map(rows.map(({ itemKey, issueNumber }) => [itemKey, issueNumber]));
  const current = new Map<string, number>();
  for (const claim of [...claims].sort((a, b) => a.renewedAt.getTime() - b.renewedAt.getTime())) {
    const number = numbers.get(claim.itemKey);
    if (number !== undefined) current.set(claim.sessionId, number);
  }
  return current;
}
