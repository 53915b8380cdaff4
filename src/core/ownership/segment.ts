/** One segment of a pattern: plain text, or text with `*` and `?` in it. */
export type Segment = { kind: "literal"; text: string } | { kind: "glob"; glob: SegmentGlob };

/** Wildcards inside one path segment. */
export interface SegmentGlob {
  /** As written; equal sources match equally. */
  source: string;
  /** The runs between stars: what a match starts with, holds in this order, and ends with. */
  runs: readonly Run[];
  /** What every match ends with. */
  suffix: string;
  /** No `?`: runs are compared as text. */
  plain: boolean;
}

/** Characters between two stars; `?` stands for any one character. */
interface Run {
  chars: readonly (string | typeof anyOne)[];
  /** The characters as text; null where one of them is `?`. */
  text: string | null;
}

const anyOne = Symbol("?");

function runOf(chars: (string | typeof anyOne)[]): Run {
  return { chars, text: chars.includes(anyOne) ? null : chars.join("") };
}

function runsOf(source: string): Run[] {
  const runs: (string | typeof anyOne)[][] = [[]];
  let escaped = false;
  for (const char of source) {
    if (!escaped && char === "\\") {
      escaped = true;
      continue;
    }
    // A run of stars inside a segment means the same as one star (git-scm.com/docs/gitignore).
    if (!escaped && char === "*") runs.push([]);
    else runs.at(-1)?.push(!escaped && char === "?" ? anyOne : char);
    escaped = false;
  }
  return runs.filter((run, index) => run.length > 0 || index === 0 || index === runs.length - 1).map(runOf);
}

function literalEnd(run: Run | undefined): string {
  const chars = run?.chars ?? [];
  return chars.slice(chars.lastIndexOf(anyOne) + 1).join("");
}

/** Reads a segment; `\` makes the next character literal. */
export function parseSegment(source: string): Segment {
  const runs = runsOf(source);
  const text = runs[0]?.text;
  if (runs.length === 1 && typeof text === "string") return { kind: "literal", text };
  return {
    kind: "glob",
    glob: { source, runs, suffix: literalEnd(runs.at(-1)), plain: runs.every((run) => run.text !== null) },
  };
}

/**
 * Whether the segment matches: each run at its first place after the run before, so pattern times text steps
 * at most, whatever the pattern. Characters are Unicode code points, nothing is normalised, case counts.
 */
export function globMatches(glob: SegmentGlob, segment: string): boolean {
  if (!segment.endsWith(glob.suffix)) return false;
  return glob.plain ? textRunsMatch(glob.runs, segment) : charRunsMatch(glob.runs, [...segment]);
}

function textRunsMatch(runs: readonly Run[], segment: string): boolean {
  const first = runs[0]?.text ?? "";
  const last = runs.at(-1)?.text ?? "";
  if (!segment.startsWith(first)) return false;
  const end = segment.length - last.length;
  let at = first.length;
  for (let index = 1; index < runs.length - 1; index++) {
    const text = runs[index]?.text ?? "";
    const found = segment.indexOf(text, at);
    if (found === -1) return false;
    at = found + text.length;
  }
  return at <= end && segment.endsWith(last);
}

function runAt(run: Run | undefined, chars: readonly string[], at: number): boolean {
  return (
    at >= 0 &&
    (run?.chars ?? []).every(
      (char, index) => at + index < chars.length && (char === anyOne || char === chars[at + index]),
    )
  );
}

function charRunsMatch(runs: readonly Run[], chars: readonly string[]): boolean {
  const [first] = runs;
  if (!runAt(first, chars, 0)) return false;
  let at = first?.chars.length ?? 0;
  if (runs.length === 1) return at === chars.length;
  for (const run of runs.slice(1, -1)) {
    while (at < chars.length && !runAt(run, chars, at)) at++;
    if (at >= chars.length) return false;
    at += run.chars.length;
  }
  const end = chars.length - (runs.at(-1)?.chars.length ?? 0);
  return at <= end && runAt(runs.at(-1), chars, end);
}
