import { emptyDraft, type ItemDraft } from "../draft.js";
import { type Entry, entriesIn, isEntry } from "../structured/entries.js";
import { taskOf } from "../structured/task.js";
import type { Reader } from "./reader.js";
import type { Source } from "./source.js";

/** A list of tasks under a tag; the old form of the file has one list and no tags. */
interface Tag {
  name: string | null;
  at: string;
  tasks: Entry[];
}

/**
 * Task Master's `tasks.json`, with tags and without
 * (https://github.com/eyaltoledano/claude-task-master/blob/main/docs/task-structure.md). Subtasks are the deliverables
 * of their task. Where several tags hold tasks, each is a track, and keys outside of `master` begin with their tag.
 */
export const taskMasterReader: Reader = {
  name: "task-master",
  detect: (source) => source.structured && tagsIn(source).some(({ tasks }) => tasks.some(isTheirs)),
  read: (source) => {
    const { values, problems } = source.parsed();
    if (!values) return { ...emptyDraft(), problems };
    const tags = tagsIn(source);
    const lineAt = (path: string): number => values.lines.get(path) ?? 1;
    const items = tags.flatMap((tag) => itemsOf(tag, tags.length > 1, lineAt, source.path));
    const tracks = tags.length > 1 ? tags.flatMap(({ name }) => name ?? []) : [];
    return { ...emptyDraft(), items, tracks: tracks.map((id) => ({ id, title: id })) };
  },
};

function tagsIn(source: Source): Tag[] {
  const value = source.parsed().values?.value;
  if (!isEntry(value)) return [];
  const plain = entriesIn(value.tasks);
  if (plain) return [{ name: null, at: "tasks", tasks: plain }];
  return Object.entries(value).flatMap(([name, tag]) => {
    const tasks = isEntry(tag) ? entriesIn(tag.tasks) : null;
    return tasks ? [{ name, at: `${name}.tasks`, tasks }] : [];
  });
}

/** What no other list of tasks has. */
const isTheirs = (task: Entry): boolean =>
  "id" in task &&
  "title" in task &&
  "dependencies" in task &&
  ("testStrategy" in task || "subtasks" in task || "details" in task);

function itemsOf(tag: Tag, several: boolean, lineAt: (path: string) => number, file: string): ItemDraft[] {
  const prefix = several && tag.name !== null && tag.name !== "master" ? `${tag.name}.` : "";
  const track = several ? tag.name : null;
  return tag.tasks.flatMap((task, index) => {
    const item = taskOf(task, `${tag.at}.${index}`, { phase: null, track }, lineAt, file);
    if (!item) return [];
    for (const reference of item.dependsOn) {
      // `3.2` is a step of task 3.
      reference.text = `${prefix}${reference.text.replace(/^(\d+)\.\d+$/, "$1")}`;
      reference.whole = true;
    }
    return [{ ...item, key: `${prefix}${item.key}` }];
  });
}
