import type { Item } from "../../plan/model.js";
import { cut } from "../escape.js";
import { type FindingText, list } from "../findings.js";

export const openDeliverables = (item: Item, open: readonly { text: string }[]): FindingText => ({
  message: `Merging closes ${item.key} (${cut(item.title, 80)}) with ${open.length} ${open.length === 1 ? "deliverable" : "deliverables"} not ticked: ${list(
    open.map(({ text }) => cut(text, 80)),
    4,
  )}.`,
  todo: "Tick what is done in the issue, or write `Part of` instead of `Closes` so that it stays open.",
});
