import { editLine } from "../../core/text/before-edit.js";
import { editCode } from "../../core/verdict/before-edit.js";
import { json, type Outcome } from "../outcome.js";
import { visible } from "../output.js";
import { type Asker, answersFor } from "./answers.js";

export interface PathsOptions extends Asker {
  json?: boolean;
}

/** `signalbox check-paths`: an answer for each path, as it was written. Throws CannotAnswer where nobody can answer. */
export async function checkPaths(
  folder: string,
  paths: readonly string[],
  options: PathsOptions,
  environment: Record<string, string | undefined>,
  now: Date,
): Promise<Outcome> {
  const answers = await answersFor(folder, paths, options, environment, now);
  const code = editCode(answers);
  if (options.json) return { stdout: json({ code, paths: answers }), stderr: "", code };
  const lines = answers.map((answer) => `${visible(editLine(answer, now))}\n`);
  return { stdout: lines.join(""), stderr: "", code };
}
