import { isMap, isNode, isScalar, type LineCounter, type Document as YamlDocument } from "yaml";
import type { z } from "zod";
import type { Problem } from "../plan/model.js";
import * as say from "../text/config.js";
import { nearest } from "../text/nearest.js";
import { allowedKeys } from "./allowed-keys.js";

/** A parsed file, for finding the line of a value. */
export interface Source {
  file: string;
  document: YamlDocument;
  lines: LineCounter;
}

function lineAt(source: Source, offset: number | undefined): number {
  return offset === undefined ? 1 : source.lines.linePos(offset).line;
}

/** The line of the value at `path`, or of the nearest thing around it that the file has. */
function lineOf(source: Source, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = source.document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lineAt(source, node.range[0]);
  }
  return 1;
}

/** The line of a key in the map at `path`. */
export function lineOfKey(source: Source, path: readonly PropertyKey[], key: string): number {
  const map = path.length === 0 ? source.document.contents : source.document.getIn(path, true);
  if (!isMap(map)) return lineOf(source, path);
  const pair = map.items.find((one) => isScalar(one.key) && String(one.key.value) === key);
  return isNode(pair?.key) && pair.key.range ? lineAt(source, pair.key.range[0]) : lineOf(source, path);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

/** One problem for each thing that is wrong, at its line, saying what is allowed. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], value: unknown, source: Source): Problem[] {
  const problem = (message: string, line: number): Problem => ({
    severity: "error",
    code: "invalid-value",
    message,
    file: source.file,
    line,
  });
  const problems = issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      const allowed = allowedKeys(issue.path);
      return issue.keys.map((key) =>
        problem(
          say.unknownKey(issue.path, key, nearest(key, allowed), allowed),
          lineOfKey(source, issue.path, key),
        ),
      );
    }
    if (issue.code === "invalid_key") {
      const path = issue.path.slice(0, -1);
      const key = String(issue.path.at(-1));
      const allowed = issue.issues[0]?.message ?? issue.message;
      return [problem(say.badKey(path, key, allowed), lineOfKey(source, path, key))];
    }
    return [
      problem(
        say.wrongValue(issue.path, issue.message, valueAt(value, issue.path)),
        lineOf(source, issue.path),
      ),
    ];
  });
  return problems.sort((a, b) => a.line - b.line);
}
