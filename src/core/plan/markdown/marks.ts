import { parseEstimate } from "../estimate.js";
import type { Priority } from "../model.js";
import { parsePriority } from "../priority.js";
import { type Inline, readInline } from "./inline-fields.js";
import { plainText } from "./line.js";

/** What stands at the end of a title without being part of it. */
export interface Marks {
  title: string;
  priority: Priority | null;
  estimate: string | null;
  done: boolean;
  /** What else the title said in passing. */
  inline: Pick<Inline, "fields" | "clauses">;
}

const priorityWords =
  /^(?:priority\s*[:=]?\s*)?(?:p[0-3]|critical|urgent|highest|high|medium|low)(?:\s+priority)?(?:\s*[,/-]\s*p[0-3])?$/i;
const doneWords = /^(?:done|complete|completed|merged|shipped|✓|✔|✅|☑)\b/iu;
const commit = /^[0-9a-f]{7,40}$/;
const tick = /\s*(?:✓|✔️?|✅|☑️?|\[x\])\s*$/iu;

/**
 * Takes `(2 hours)`, `(HIGH PRIORITY)`, `✓ (fb17380)`, a colon, and a remark about code in brackets off the end of a
 * title. Other brackets stay: they say what the item is.
 */
export function readMarks(raw: string): Marks {
  const { title, ...inline } = readInline(raw.trim());
  const marks: Marks = { title: "", priority: null, estimate: null, done: false, inline };
  let rest = title;
  for (let round = 0; round < 8; round += 1) {
    const next = withoutLast(rest, marks);
    if (next === rest) break;
    rest = next;
  }
  marks.title = plainText(rest);
  return marks;
}

function withoutLast(text: string, marks: Marks): string {
  if (tick.test(text)) {
    marks.done = true;
    return text.replace(tick, "");
  }
  if (/[:：]$/.test(text)) return text.slice(0, -1).trimEnd();
  const open = text.endsWith(")") ? text.lastIndexOf("(") : -1;
  if (open <= 0) return text;
  const before = text.slice(0, open).trimEnd();
  const inside = text.slice(open + 1, -1).trim();
  const parts = inside.split(/\s*,\s*/).map(markOf);
  if (parts.every((part) => part !== null)) for (const apply of parts) apply(marks);
  else if (!(commit.test(inside) && tick.test(before)) && !inside.includes("`")) return text;
  return before;
}

/** What a remark in brackets says; null for one that is part of the title. */
function markOf(remark: string): ((marks: Marks) => void) | null {
  if (parseEstimate(remark) !== null)
    return (marks) => {
      marks.estimate ??= remark;
    };
  if (priorityWords.test(remark))
    return (marks) => {
      marks.priority ??= parsePriority(remark);
    };
  if (doneWords.test(remark))
    return (marks) => {
      marks.done = true;
    };
  return null;
}
