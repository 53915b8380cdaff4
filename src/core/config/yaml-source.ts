import { type Document, isPair, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { Problem } from "../plan/model.js";
import * as say from "../text/config.js";

/** Settings whose value is a number; everywhere else a number is somebody's name for something (`1.10`, `08`). */
const numericKeys = new Set(["limit", "perLogin", "number"]);

/** Characters; the largest config that makes sense has a tenth of that. */
export const maxConfigLength = 256 * 1024;

export type ReadYaml =
  | { ok: true; value: unknown; document: Document; lines: LineCounter }
  | { ok: false; problems: Problem[] };

/** Takes numbers that stand for names back to how they are written. */
function keepNames(document: Document): void {
  visit(document, {
    Scalar(key, node, path) {
      const parent = path.at(-1);
      if (typeof node.value !== "number" || node.source === undefined) return;
      const name = key === "value" && isPair(parent) && isScalar(parent.key) ? String(parent.key.value) : "";
      if (!numericKeys.has(name)) node.value = node.source;
    },
  });
}

function read(text: string, file: string): ReadYaml {
  const lines = new LineCounter();
  const fail = (code: Problem["code"], message: string, line: number): Problem => ({
    severity: "error",
    code,
    message,
    file,
    line,
  });
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
    if (document.errors.some((error) => error.message.includes("call stack"))) {
      // `yaml` reports an exhausted stack as errors of the document.
      return { ok: false, problems: [fail("invalid-yaml", say.nestedTooDeep(), 1)] };
    }
    if (document.errors.length > 0) {
      // One error of the syntax tends to bring others with it.
      const problems = document.errors
        .slice(0, 5)
        .map((error) => fail("invalid-yaml", say.notYaml(error.message), lines.linePos(error.pos[0]).line));
      return { ok: false, problems };
    }
    keepNames(document);
    return { ok: true, value: document.toJS({ maxAliasCount: 50 }), document, lines };
  } catch (error) {
    // `yaml` says ReferenceError for aliases that expand too far, and deep nesting exhausts the stack.
    if (error instanceof ReferenceError)
      return { ok: false, problems: [fail("invalid-yaml", say.aliasBomb(), 1)] };
    if (error instanceof RangeError)
      return { ok: false, problems: [fail("invalid-yaml", say.nestedTooDeep(), 1)] };
    throw error;
  }
}

/** Reads YAML with the places of its values. Bombs, deep nesting and size end in a problem. */
export function readYaml(text: string, file: string): ReadYaml {
  if (text.length <= maxConfigLength) return read(text.replace(/^\uFEFF/, ""), file);
  const message = say.configTooLarge(maxConfigLength);
  return { ok: false, problems: [{ severity: "error", code: "too-large", message, file, line: 0 }] };
}
