import type { Applied } from "../../core/board/absorb.js";
import type { Change, ItemValues } from "../../core/board/change.js";
import type { BoardFacts, ProjectFieldName } from "../../core/board/model.js";
import { fieldOf } from "../../core/board/project-changes.js";
import { addedItemsAnswer } from "./answers.js";
import { projectIn } from "./apply-project.js";
import { addItems, setValues } from "./documents.js";
import { inHalves } from "./in-halves.js";
import { askInParts } from "./partial.js";
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
    const { data, errors } = await askInParts(seat.octokit, addItems(keys.length), {
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
    const variables = Object.fromEntries(some.map((input, index) => [`v${index}`, input]));
    const { errors } = await askInParts(seat.octokit, setValues(some.length), variables);
    return { results: [], refused: errors.map((error) => error.message) };
  });
  return { kind: "nothing", refused };
}

function inputsOf({ itemKey, values }: ItemValues, facts: BoardFacts): object[] {
  const itemId = known(facts, itemKey).projectItem?.id;
  return Object.entries(values).flatMap(([name, value]) => {
    const field = fieldOf(facts, name as ProjectFieldName);
    const option = field?.options.find((one) => one.name.toLowerCase() === value.toLowerCase());
    const written = field?.type === "TEXT" ? { text: value } : option && { singleSelectOptionId: option.id };
    // A field or option that GitHub refused to make was reported then.
    return field && written
      ? [{ projectId: projectIn(facts).id, itemId, fieldId: field.id, value: written }]
      : [];
  });
}
