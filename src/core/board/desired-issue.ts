import type { Item } from "../plan/model.js";
import type { DesiredItem } from "./desired-item.js";

type Around = Omit<DesiredItem, "values" | "item">;

/** An issue with a text of its own. */
export type OwnIssue = Around & { item: Pick<Item, "key" | "state">; inner: string };

/** What an issue is to be: an item's, or one with a text of its own. */
export type DesiredIssue = (Around & { item: Item; inner?: undefined }) | OwnIssue;
