import { parser } from "@lezer/markdown";

/** What GitHub reads no keyword in. */
const unread = new Set([
  "InlineCode",
  "FencedCode",
  "CodeBlock",
  "HTMLBlock",
  "CommentBlock",
  "Comment",
  "HTMLTag",
]);

const keyword =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?[ \t]{1,20}([\w.-]{1,39}\/[\w.-]{1,100})?#(\d{1,9})\b/gi;

/** More issues than this are nobody's pull request. */
const most = 100;

/**
 * Numbers of the issues of this repository (`owner/name`) that a description closes once it is merged into the default
 * branch, in order of appearance (docs.github.com: "Linking a pull request to an issue"); words in code don't count.
 * GitHub itself lists them only where the base is the default branch.
 */
export function closedByText(text: string, repository: string): number[] {
  const numbers = new Set<number>();
  for (const [, elsewhere, number] of proseOf(text).matchAll(keyword))
    if (elsewhere === undefined || elsewhere.toLowerCase() === repository.toLowerCase())
      numbers.add(Number(number));
  return [...numbers].slice(0, most);
}

/** The text with a line break in the place of each code and HTML. */
function proseOf(text: string): string {
  let prose = "";
  let at = 0;
  parser.parse(text).iterate({
    enter: ({ name, from, to }) => {
      if (!unread.has(name)) return true;
      prose += `${text.slice(at, from)}\n`;
      at = to;
      return false;
    },
  });
  return prose + text.slice(at);
}
