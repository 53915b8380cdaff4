import pc from "picocolors";

/** Colours only where a person looks: on a terminal, and not with NO_COLOR. */
export const colours = pc.createColors(process.stdout.isTTY === true && !process.env.NO_COLOR);
export const errorColours = pc.createColors(process.stderr.isTTY === true && !process.env.NO_COLOR);

/** A message without characters that would move a terminal's cursor or colours. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (char) =>
    char === "\n" ? "\n" : `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
