import { deliverablesIn } from "../../core/claims/deliverables.js";
import { closedByText } from "../../core/verdict/closing-words.js";
import type { PullFacts } from "../../core/verdict/model.js";
import type { Context } from "../context.js";
import type { PullSnapshot } from "../ports/github.js";

type Pull = Pick<PullSnapshot, "body" | "baseRef" | "closes" | "defaultBranch">;

/**
 * Items of the issues that the pull request closes, with the tasks that stand in them: no request. GitHub lists these issues
 * where it goes into the default branch; else its description is read, and the issues are as the board last had them.
 */
export async function closedItems(context: Context, pull: Pull): Promise<PullFacts["deliverables"]> {
  const { store, repository } = context;
  const rows = await Promise.all(
    closesOf(context, pull).map(async ({ number, body }) => {
      const row = await store.boards.itemOfIssue(repository.id, number);
      if (!row) return [];
      const text = body ?? (await store.boards.keptBody(repository.id, number)) ?? "";
      return [[row.itemKey, deliverablesIn(text)] as const];
    }),
  );
  return new Map(rows.flat());
}

function closesOf({ repository }: Context, { body, baseRef, closes, defaultBranch }: Pull) {
  if (baseRef === (defaultBranch?.name ?? repository.defaultBranch)) return closes;
  const listed = new Set(closes.map(({ number }) => number));
  const said = closedByText(body, `${repository.owner}/${repository.name}`);
  return [
    ...closes,
    ...said.filter((number) => !listed.has(number)).map((number) => ({ number, body: null })),
  ];
}
