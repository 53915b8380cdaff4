import type { Applied } from "../../core/board/absorb.js";
import type { Change } from "../../core/board/change.js";
import type { BoardFacts } from "../../core/board/model.js";
import { addSubIssues as document } from "./documents.js";
import { askBatch, inHalves } from "./in-halves.js";
import { known } from "./refused.js";
import type { BoardSeat } from "./seat.js";

/** GitHub's words for a sub-issue that is under this issue already. */
const isThere = (message: string): boolean => /duplicate sub-issues|already been taken/i.test(message);

/** One request, with a mutation for each. */
export async function addSubIssues(
  seat: BoardSeat,
  { links }: Extract<Change, { kind: "add-sub-issues" }>,
  facts: BoardFacts,
): Promise<Applied> {
  const { refused } = await inHalves(links, async (some) => {
    const variables = some.flatMap(({ itemKey, parent }, index) => [
      [`p${index}`, known(facts, parent).nodeId],
      [`s${index}`, known(facts, itemKey).nodeId],
    ]);
    const { errors } = await askBatch(seat, document(some.length), Object.fromEntries(variables));
    return { results: [], refused: errors.map(({ message }) => message).filter((one) => !isThere(one)) };
  });
  return { kind: "nothing", refused };
}
