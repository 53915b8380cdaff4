import type { Item } from "../plan/model.js";
import type { ProjectValues } from "./model.js";
import type { Outcome } from "./progress.js";

/** What the board should say of an item that has an issue or gets one. */
export interface DesiredItem {
  item: Item;
  outcome: Outcome;
  title: string;
  labels: string[];
  milestone: string | null;
  values: ProjectValues;
  /** Who a new issue is assigned to: whoever holds the item. */
  assignees: string[];
  /** Of a new issue; null: none. */
  type: string | null;
}
