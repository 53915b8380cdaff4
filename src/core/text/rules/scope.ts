import type { Item } from "../../plan/model.js";
import { type FindingText, list } from "../findings.js";

/** What there is to say of each path that is outside what these items said to touch. */
export function outOfScope(items: readonly Item[]): (path: string) => FindingText {
  const files = list(
    items.flatMap((item) => item.files.map((file) => file.path)),
    6,
  );
  const keys = list(items.map(({ key }) => key));
  return (path) => ({
    message: `${path} is outside what ${keys} said to touch (${files}).`,
    todo: `Leave it to a change of its own, or add it to the files of ${keys} in the plan.`,
  });
}
