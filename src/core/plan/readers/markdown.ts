import { emptyDraft } from "../draft.js";
import type { Reader } from "./reader.js";
export const markdownReader: Reader = { name: "markdown", detect: () => true, read: () => emptyDraft() };
