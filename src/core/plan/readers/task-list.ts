import { emptyDraft } from "../draft.js";
import { isEntry, textIn } from "../structured/entries.js";
import { taskListsIn, tasksIn } from "../structured/task-lists.js";
import type { Reader } from "./reader.js";

/** Lists of tasks in JSON or YAML, whoever made them: maps with an id, a title and what tasks have. */
export const taskListReader: Reader = {
  name: "task-list",
  detect: (source) => source.structured && taskListsIn(source.parsed().values?.value).length > 0,
  read: (source) => {
    const { values, problems } = source.parsed();
    if (!values) return { ...emptyDraft(), problems };
    const items = tasksIn(taskListsIn(values.value), (path) => values.lines.get(path) ?? 1, source.path);
    const title = isEntry(values.value)
      ? ["title", "project", "name", "feature"]
          .map((key) => textIn((values.value as Record<string, unknown>)[key]))
          .find(Boolean)
      : null;
    const tracks = [...new Set(items.flatMap((item) => item.track ?? []))];
    return { ...emptyDraft(), title: title ?? null, items, tracks: tracks.map((id) => ({ id, title: id })) };
  },
};
