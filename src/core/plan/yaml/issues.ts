import type { z } from "zod";
import { nearest } from "../../text/nearest.js";
import { invalidValue } from "../../text/plan.js";
import { missingValue, unknownKey, wrongChoice, wrongLength, wrongShape } from "../../text/plan-values.js";
import type { Problem } from "../model.js";
import { allowedKeys } from "../yaml-schema.js";
import type { Values } from "./values.js";

type Issue = z.core.$ZodIssue;

/** Every way in which the values differ from the schema, each with the line of what is wrong. */
export function problemsOf(issues: readonly Issue[], values: Values, file: string): Problem[] {
  return issues.flatMap((issue) => problemsAt(issue, [], values, file));
}

function problemsAt(issue: Issue, parent: readonly PropertyKey[], values: Values, file: string): Problem[] {
  const path = [...parent, ...issue.path].map(String);
  const place = { file, line: lineOf(path, values) };
  const name = nameOf(path);
  if (issue.code === "unrecognized_keys") {
    const allowed = allowedKeys(path.map((part, index) => (index % 2 === 1 ? "*" : part)).join("."));
    return issue.keys.map((key) =>
      invalidValue(
        { file, line: lineOf([...path, key], values) },
        unknownKey(name, key, allowed, nearest(key, allowed)),
      ),
    );
  }
  if (issue.code === "invalid_union") {
    const branch = likeliest(issue.errors as Issue[][]);
    if (branch) return branch.flatMap((inner) => problemsAt(inner, path, values, file));
    return [invalidValue(place, wrongShape(name, "text, or an entry with keys"))];
  }
  if (issue.code === "invalid_type") {
    const missing = valueAt(values.value, path) === undefined;
    return [
      invalidValue(place, missing ? missingValue(name, path.at(-1) ?? "") : wrongShape(name, issue.expected)),
    ];
  }
  if (issue.code === "invalid_value")
    return [invalidValue(place, wrongChoice(name, issue.values.map(String)))];
  if (issue.code === "too_small")
    return [invalidValue(place, wrongLength(name, "at least", Number(issue.minimum), issue.origin))];
  if (issue.code === "too_big")
    return [invalidValue(place, wrongLength(name, "at most", Number(issue.maximum), issue.origin))];
  return [invalidValue(place, `${name}: ${issue.message}`)];
}

/** The alternative that the value was meant to be: the one that doesn't already fail at its own shape. */
function likeliest(branches: Issue[][]): Issue[] | null {
  return (
    branches.find(
      (issues) => !issues.some((issue) => issue.code === "invalid_type" && issue.path.length === 0),
    ) ?? null
  );
}

/** The line of the nearest thing around that has one: a missing key has none of its own. */
function lineOf(path: readonly string[], values: Values): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const line = values.lines.get(path.slice(0, length).join("."));
    if (line) return line;
  }
  return 1;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], value);
}

/** `items.3.files.0` as people count: `items[4].files[1]`. */
function nameOf(path: readonly string[]): string {
  return path
    .map((part, index) =>
      /^\d+$/.test(part) && index > 0 ? `[${Number(part) + 1}]` : index > 0 ? `.${part}` : part,
    )
    .join("");
}
