import { readInner } from "../board/marker.js";

/** The tasks of an item's issue as people see them: those of the managed section. */
export function deliverablesIn(body: string): { text: string; done: boolean }[] {
  return (readInner(body) ?? "").split("\n").flatMap((line) => {
    const found = /^- \[([ xX])\] (.*)$/.exec(line);
    return found ? [{ text: (found[2] ?? "").trim(), done: found[1] !== " " }] : [];
  });
}
