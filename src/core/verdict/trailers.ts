/** A line such as `Track: schema` at the end of a message. */
export interface Trailer {
  /** Lower case. */
  key: string;
  value: string;
}

const form = /^([A-Za-z0-9-]+)[ \t]*:(.*)$/;
const madeByGit = /^(?:Signed-off-by: |\(cherry picked from commit )/;
const maxValue = 300;

function lastParagraph(message: string): string[] {
  const lines = message.replace(/\r\n?/g, "\n").trimEnd().split("\n");
  let start = lines.length;
  while (start > 0 && (lines[start - 1] ?? "").trim() !== "") start--;
  // The first paragraph is the title, which holds no trailers.
  return start === 0 ? [] : lines.slice(start);
}

/**
 * The trailers of a message, by git's rules (git-scm.com/docs/git-interpret-trailers): the last paragraph, if
 * it is nothing but trailers, or if a quarter of its lines are trailers and git itself made one of them.
 * Indented lines continue the one before.
 */
export function trailersOf(message: string): Trailer[] {
  const trailers: Trailer[] = [];
  let others = 0;
  let known = false;
  for (const line of lastParagraph(message)) {
    const last = trailers.at(-1);
    if (/^[ \t]/.test(line) && last) {
      last.value = `${last.value} ${line.trim()}`.slice(0, maxValue);
      continue;
    }
    known ||= madeByGit.test(line);
    const match = form.exec(line);
    if (match)
      trailers.push({
        key: (match[1] ?? "").toLowerCase(),
        value: (match[2] ?? "").trim().slice(0, maxValue),
      });
    else others++;
  }
  const count = trailers.length;
  const counts = others === 0 || (known && count * 3 >= others);
  return counts ? trailers.filter(({ value }) => value !== "") : [];
}
