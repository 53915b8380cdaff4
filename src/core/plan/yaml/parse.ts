import { EVENT_ID, type Event, parseEvents, YAMLException } from "js-yaml";
import { invalidYaml } from "../../text/plan.js";
import { secondDocument, tooDeepYaml, withColumn, yamlReason } from "../../text/plan-values.js";
import { maxNesting } from "../limits.js";
import type { Document, Problem } from "../model.js";
import { compose, Unwritable } from "./compose.js";
import { LineStarts } from "./line-starts.js";
import { Lines, type Values } from "./values.js";

/** A YAML document's values, or the reason why there are none. Never throws for what the document holds. */
export function parseYaml({ path, text }: Document): { values: Values | null; problems: Problem[] } {
  const places = new LineStarts(text);
  const failed = (offset: number, reason: string) => ({
    values: null,
    problems: [
      invalidYaml({ file: path, line: places.lineAt(offset) }, withColumn(reason, places.columnAt(offset))),
    ],
  });
  try {
    const events = parseEvents(text, { maxDepth: maxNesting });
    const second = secondDocumentIn(events);
    if (second !== null) return failed(startOf(events.slice(second), text), secondDocument);
    if (events.length === 0) return { values: { value: {}, lines: new Lines(null) }, problems: [] };
    const root = compose(events.slice(1), text, places);
    return { values: { value: root.value ?? {}, lines: new Lines(root) }, problems: [] };
  } catch (error) {
    if (error instanceof Unwritable) return failed(error.at, error.message);
    if (!(error instanceof YAMLException)) throw error;
    const deep = error.reason.startsWith("nesting exceeded");
    return failed(error.mark?.position ?? 0, deep ? tooDeepYaml : yamlReason(error.reason));
  }
}

function secondDocumentIn(events: readonly Event[]): number | null {
  const at = events.findIndex((event, index) => index > 0 && event.type === EVENT_ID.DOCUMENT);
  return at < 0 ? null : at;
}

/** Where a document's `---` is: the last one before what it holds. */
function startOf(events: readonly Event[], text: string): number {
  const first = events[1];
  const content =
    first && "start" in first ? first.start : first && "valueStart" in first ? first.valueStart : text.length;
  return Math.max(0, text.lastIndexOf("\n---", content < 0 ? text.length : content) + 1);
}
