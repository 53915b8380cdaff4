import type { Applied } from "../../core/board/absorb.js";
import type { Change, ItemValues } from "../../core/board/change.js";
import type { BoardFacts, ProjectField, ProjectFieldName } from "../../core/board/model.js";
import { fieldOf } from "../../core/board/project-fields.js";
import { addedItemsAnswer } from "./answers.js";
import { projectIn } from "./apply-project.js";
import { addItems, changeValues, type ValueMutation } from "./documents.js";
import { askBatch, inHalves } from "./in-halves.js";
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
