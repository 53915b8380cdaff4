import { markdownReader } from "./markdown.js";
import type { Reader } from "./reader.js";
import { yamlReader } from "./yaml.js";

/** Every format, the pickiest first. A new one is a file in this folder and a line here. */
export const readers: readonly Reader[] = [yamlReader, markdownReader];
