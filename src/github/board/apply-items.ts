import { GitHubProblem } from "../../app/ports/github-problem.js";
import type { Applied } from "../../core/board/absorb.js";
import type { Change, ItemValues } from "../../core/board/change.js";
import type { BoardFacts, ProjectField, ProjectFieldName } from "../../core/board/model.js";
import { fieldOf } from "../../core/board/project-fields.js";
import { hasStatus } from "../refusal.js";
import { addedItemsAnswer } from "./answers.js";
import { projectIn } from "./apply-project.js";
import { addItems, changeValues, type ValueMutation } from "./documents.js";
import { askInParts, type GraphqlError, graphqlErrors, type PartialAnswer } from "./partial.js";
import { known } from "./refused.js";
import type { BoardSeat } from "./seat.js";

type AddItems = Extract<Change, { kind: "add-project-items" }>;
type SetValues = Extract<Change, { kind: "set-project-values" }>;

/** One request; adding an issue that is in the project already gives its item. */
export async function addProjectItems(
  seat: BoardSeat,
  change: AddItems,
  facts: BoardFacts,
): Promise<Applied> {
  const project = projectIn(facts).id;
  const { results, refused } = await inHalves(change.itemKeys, async (keys) => {
    const contents = keys.map((key, index) => [`c${index}`, known(facts, key).nodeId]);
    const { data, errors } = await askBatch(seat, addItems(keys.length), {
      project,
      ...Object.fromEntries(contents),
    });
    const added = addedItemsAnswer.parse(data);
    const items = keys.flatMap((itemKey, index) => {
      const id = added[`a${index}`]?.item?.id;
      return id ? [{ itemKey, id }] : [];
    });
    return { results: items, refused: errors.map((error) => error.message) };
  });
  return { kind: "project-items", items: results, refused };
}

/** One request, with a mutation for each value. */
export async function setProjectValues(
  seat: BoardSeat,
  change: SetValues,
  facts: BoardFacts,
): Promise<Applied> {
  const inputs = change.items.flatMap((item) => inputsOf(item, facts));
  const { refused } = await inHalves(inputs, async (some) => {
    const variables = Object.fromEntries(some.map(({ input }, index) => [`v${index}`, input]));
    const document = changeValues(some.map(({ mutation }) => mutation));
    const { errors } = await askBatch(seat, document, variables);
    return { results: [], refused: errors.map((error) => error.message) };
  });
  return { kind: "nothing", refused };
}

interface ValueChange {
  mutation: ValueMutation;
  input: object;
}

function inputsOf({ itemKey, values }: ItemValues, facts: BoardFacts): ValueChange[] {
  const projectId = projectIn(facts).id;
  const itemId = known(facts, itemKey).projectItem?.id;
  return Object.entries(values).flatMap(([name, shown]): ValueChange[] => {
    const field = fieldOf(facts, name as ProjectFieldName);
    // A field or option that GitHub refused to make was reported then.
    if (!field) return [];
    const place = { projectId, itemId, fieldId: field.id };
    if (shown === null) return [{ mutation: "clear", input: place }];
    const value = valueInput(field, shown);
    return value ? [{ mutation: "set", input: { ...place, value } }] : [];
  });
}

/** `ProjectV2FieldValue` for what a field is to show; null: it has no option for it. */
function valueInput({ type, options }: ProjectField, shown: string): object | null {
  if (type === "TEXT") return { text: shown };
  if (type === "NUMBER") return { number: Number(shown) };
  if (type === "DATE") return { date: shown };
  const option = options.find((one) => one.name.toLowerCase() === shown.toLowerCase());
  return option ? { singleSelectOptionId: option.id } : null;
}

interface Batch<R> {
  results: R[];
  refused: string[];
}

/** GitHub's error where one request takes more of it than one may (docs.github.com, "Query limits"). */
const isTooMuch = (error: GraphqlError): boolean => error.type === "RESOURCE_LIMITS_EXCEEDED";

class TooMuch extends Error {}

async function askBatch(seat: BoardSeat, document: string, variables: object): Promise<PartialAnswer> {
  const answer = await askInParts(seat.octokit, document, { ...variables });
  const excess = answer.errors.find(isTooMuch);
  if (excess) throw new TooMuch(excess.message);
  return answer;
}

function isTooLarge(error: unknown): boolean {
  return (
    error instanceof TooMuch ||
    graphqlErrors(error)?.some(isTooMuch) === true ||
    hasStatus(error, 502, 504) ||
    (error instanceof GitHubProblem && ["unavailable", "uncertain"].includes(error.kind))
  );
}

/**
 * GitHub ends a request after 10 s, or when it takes too much, as a large batch may: then it is sent again in halves.
 * All mutations here may be repeated.
 */
async function inHalves<T, R>(
  list: readonly T[],
  sendBatch: (some: readonly T[]) => Promise<Batch<R>>,
): Promise<Batch<R>> {
  if (list.length === 0) return { results: [], refused: [] };
  try {
    return await sendBatch(list);
  } catch (error) {
    if (!isTooLarge(error) || list.length === 1) throw error;
    const middle = Math.ceil(list.length / 2);
    const left = await inHalves(list.slice(0, middle), sendBatch);
    const right = await inHalves(list.slice(middle), sendBatch);
    return { results: [...left.results, ...right.results], refused: [...left.refused, ...right.refused] };
  }
}
