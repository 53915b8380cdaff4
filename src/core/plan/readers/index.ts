import { ccpmEpicReader } from "./ccpm-epic.js";
import { markdownReader } from "./markdown.js";
import type { Reader } from "./reader.js";
import { specKitReader } from "./spec-kit.js";
import { taskFileReader } from "./task-file.js";
import { taskListReader } from "./task-list.js";
import { taskMasterReader } from "./task-master.js";
import { yamlReader } from "./yaml.js";

/** Every format, the pickiest first. A new one is a file in this folder and a line here. */
export const readers: readonly Reader[] = [
  taskMasterReader,
  yamlReader,
  taskListReader,
  taskFileReader,
  ccpmEpicReader,
  specKitReader,
  markdownReader,
];

/** What `--as` takes. */
export const formats: readonly string[] = readers.map(({ name }) => name);
