import type { Item } from "../../plan/model.js";
import { type FindingText, list } from "../findings.js";

export function outOfScope(path: string, items: readonly Item[]): FindingText {
  const files = list(
    items.flatMap((item) => item.files.map((file) => file.path)),
    6,
  );
  const keys = list(items.map(({ key }) => key));
  return {
    message: `${path} is outside what ${keys} said to touch (${files}).`,
    todo: `Leave it to a change of its own, or add it to the files of ${keys} in the plan.`,
  };
}
