import type { Problem } from "../plan/model.js";
import { remembering } from "../remembering.js";
import { type Config, configPath } from "./model.js";
import { readConfig } from "./read.js";

/** What `readConfig` gives, read once for the same text; not to be changed by who gets it. */
export const configOf: (file: { path: string; text: string } | null) => {
  config: Config;
  problems: Problem[];
} = remembering(
  32,
  (file) => (file === null ? "" : `${file.path}\0${file.text}`),
  (file) => readConfig(file?.text ?? null, file?.path ?? configPath),
);
