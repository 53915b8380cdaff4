import { cutNote } from "../text/issue.js";
import { decodeKey, encodeKey } from "./key.js";

/** Which item an issue mirrors, and what we did to the issue, as its body says it. */
export interface Marker {
  key: string;
  /** Digest of the title that we gave the issue last; another title is a person's. Null: not known. */
  title: string | null;
  /** Why we closed the issue; null where we didn't. Set and taken off together with the state. */
  closed: "done" | "removed" | null;
}

/** GitHub's limit for the body of an issue. */
export const maxBody = 65_536;

const startLine = /^<!-- signalbox:item (\S+) -->$/;
const stateLine = /^<!-- signalbox:state((?: [a-z]+=[a-z0-9]+)*) -->$/;
const endText = "<!-- signalbox:end -->";

/** The managed section: marker, state, `inner`, end. */
export function section(marker: Marker, inner: string): string {
  const state = [marker.title && ` title=${marker.title}`, marker.closed && ` closed=${marker.closed}`].join(
    "",
  );
  return [
    `<!-- signalbox:item ${encodeKey(marker.key)} -->`,
    `<!-- signalbox:state${state} -->`,
    inner,
    endText,
  ].join("\n");
}

/** The first marker of a body; null where there is none. */
export function readMarker(body: string): Marker | null {
  const lines = linesOf(body);
  const start = lines.findIndex((line) => startLine.test(line.text));
  const key = decodeKey(startLine.exec(lines[start]?.text ?? "")?.[1] ?? "");
  if (!key) return null;
  const state = new Map(
    (stateLine.exec(lines[start + 1]?.text ?? "")?.[1] ?? "")
      .split(" ")
      .map((pair) => pair.split("=") as [string, string]),
  );
  const closed = state.get("closed");
  return {
    key,
    title: state.get("title") ?? null,
    closed: closed === "done" || closed === "removed" ? closed : null,
  };
}

/** What stands between the marker and the end, without the state; null where there is no whole section. */
export function readInner(body: string): string | null {
  const lines = linesOf(body);
  const place = wholeSection(lines);
  if (!place) return null;
  const first = stateLine.test(lines[place.start + 1]?.text ?? "") ? place.start + 2 : place.start + 1;
  return lines
    .slice(first, place.end)
    .map((line) => line.text)
    .join("\n");
}

/**
 * The body with its managed section replaced, or with one added at the end. Everything around the section
 * stays byte for byte. The same body comes back where the section is there already, whatever its line ends.
 * A section that doesn't fit into GitHub's limit is cut at a line, which it says; one that can't be made to
 * fit leaves the body as it is.
 */
export function writeSection(body: string, wanted: string): string {
  const place = findSection(body, wanted);
  const fitting = cutToFit(wanted, maxBody - place.before.length - place.after.length);
  if (fitting === null || place.current === fitting) return body;
  return place.before + fitting + place.after;
}

interface Line {
  text: string;
  from: number;
  /** Where the text ends and the line end begins. */
  to: number;
}

interface Place {
  before: string;
  /** With plain line feeds; null where there is none. */
  current: string | null;
  after: string;
}

function findSection(body: string, wanted: string): Place {
  const lines = linesOf(body);
  const range = wholeSection(lines) ?? damagedSection(lines, wanted);
  if (!range) {
    const gap = body === "" ? "" : /\n\r?\n$/.test(body) ? "" : body.endsWith("\n") ? "\n" : "\n\n";
    return { before: body + gap, current: null, after: "" };
  }
  const covered = lines.slice(range.start, range.end + 1);
  return {
    before: body.slice(0, covered[0]?.from),
    current: covered.map((line) => line.text).join("\n"),
    after: body.slice(covered.at(-1)?.to),
  };
}

/** From the first marker to the end that belongs to it. */
function wholeSection(lines: readonly Line[]): { start: number; end: number } | null {
  const start = lines.findIndex((line) => startLine.test(line.text));
  if (start < 0) return null;
  const next = lines.findIndex(
    (line, index) => index > start && (startLine.test(line.text) || line.text === endText),
  );
  return lines[next]?.text === endText ? { start, end: next } : null;
}

/**
 * Somebody took away the marker or the end: what is left of our own lines next to the other one is the
 * section. A line that isn't ours may be a person's, and stays.
 */
function damagedSection(lines: readonly Line[], wanted: string): { start: number; end: number } | null {
  const ours = new Set(wanted.split("\n").filter(Boolean).map(unticked));
  const isOurs = (line: Line | undefined) =>
    line !== undefined && (ours.has(unticked(line.text)) || stateLine.test(line.text));
  const start = lines.findIndex((line) => startLine.test(line.text));
  if (start >= 0) {
    let end = start;
    for (let index = start + 1; isOurs(lines[index]) || lines[index]?.text === ""; index++) {
      if (isOurs(lines[index])) end = index;
    }
    return { start, end };
  }
  const end = lines.findIndex((line) => line.text === endText);
  if (end < 0) return null;
  let first = end;
  for (let index = end - 1; isOurs(lines[index]) || lines[index]?.text === ""; index--) {
    if (isOurs(lines[index])) first = index;
  }
  return { start: first, end };
}

function unticked(line: string): string {
  return line.replace(/^- \[[xX]\] /, "- [ ] ");
}

function cutToFit(wanted: string, room: number): string | null {
  if (wanted.length <= room) return wanted;
  const tail = `\n\n${cutNote}\n${endText}`;
  const kept = wanted.slice(0, Math.max(0, room - tail.length));
  const lines = kept.split("\n").slice(0, -1);
  return lines.length < 2 ? null : lines.join("\n").trimEnd() + tail;
}

function linesOf(body: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (;;) {
    const feed = body.indexOf("\n", from);
    const stop = feed < 0 ? body.length : feed;
    const to = feed > from && body[feed - 1] === "\r" ? feed - 1 : stop;
    lines.push({ text: body.slice(from, to), from, to });
    if (feed < 0) return lines;
    from = feed + 1;
  }
}
