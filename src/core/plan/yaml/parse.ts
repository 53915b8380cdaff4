import { LineCounter, parseAllDocuments, type YAMLError } from "yaml";
import { invalidYaml } from "../../text/plan.js";
import { tooDeepYaml } from "../../text/plan-values.js";
import type { Document, Problem } from "../model.js";
import { Unwritable, type Values, valuesOf } from "./values.js";

/** Brackets or dashes one inside the other: the parser would take seconds to find out how deep they go. */
const deepNesting = /(?:[[{][ \t]*){64}|(?:-[ \t]+){64}/;

/** A YAML document's values, or every reason why there are none. Never throws for what the document holds. */
export function parseYaml({ path, text }: Document): { values: Values | null; problems: Problem[] } {
  const deep = deepNesting.exec(text);
  if (deep) {
    const line = text.slice(0, deep.index).split("\n").length;
    return failed(invalidYaml({ file: path, line }, tooDeepYaml));
  }
  const counter = new LineCounter();
  try {
    const [document, second] = parseAllDocuments(text, {
      lineCounter: counter,
      prettyErrors: false,
      stringKeys: true,
      logLevel: "silent",
    }) as ReturnType<typeof parseAllDocuments> & unknown[];
    if (!isDocument(document)) return { values: { value: {}, lines: new Map() }, problems: [] };
    const deep = document.errors.find((error) => /call stack/i.test(error.message));
    if (deep)
      return failed(invalidYaml({ file: path, line: counter.linePos(deep.pos[0]).line }, tooDeepYaml));
    const problems = document.errors.map((error) => problemOf(error, path, counter));
    if (isDocument(second)) {
      const line = counter.linePos(second.range[0]).line;
      problems.push(
        invalidYaml({ file: path, line }, "a second document starts here (`---`); a plan file holds one"),
      );
    }
    return problems.length > 0
      ? { values: null, problems }
      : { values: valuesOf(document, counter), problems };
  } catch (error) {
    if (error instanceof Unwritable)
      return failed(invalidYaml({ file: path, line: error.line }, error.message));
    // The library's composer calls itself once a level, so that only absurd nesting gets here.
    if (error instanceof RangeError) return failed(invalidYaml({ file: path, line: 0 }, tooDeepYaml));
    throw error;
  }
}

const failed = (problem: Problem) => ({ values: null, problems: [problem] });

type Parsed = Parameters<typeof valuesOf>[0];

const isDocument = (value: unknown): value is Parsed =>
  typeof value === "object" && value !== null && "contents" in value;

function problemOf(error: YAMLError, file: string, counter: LineCounter): Problem {
  const { line, col } = counter.linePos(error.pos[0]);
  return invalidYaml({ file, line: Math.max(1, line) }, `${reasonOf(error)} (column ${Math.max(1, col)})`);
}

/** The library's sentence, in words of somebody who writes a plan where its own are about its grammar. */
function reasonOf(error: YAMLError): string {
  if (error.code === "TAB_AS_INDENT") return "a tab where spaces must indent";
  if (error.code === "DUPLICATE_KEY") return "this key stands twice in one entry; keep one";
  return error.message.split("\n")[0] ?? error.message;
}
