import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMarkdown } from "../../../../src/core/plan/markdown/parse.js";
import { chunksOf } from "../../../../src/core/plan/markdown/syntax/chunks.js";

const lines = [
  "# Title",
  "## `code` and **bold**",
  "#no heading",
  "text",
  "text [link] and [other][ref]",
  "[link]: http://x",
  "[ref]: http://y",
  "",
  "",
  "- entry",
  "- [x] done",
  "  below",
  "    deep",
  "1. one",
  "> quoted",
  "> # quoted heading",
  "```",
  "````",
  "``` js",
  "```a`b",
  "~~~",
  "~~~~ text",
  "  ```",
  "- ```",
  "| a | b |",
  "|---|---|",
  "| c | d |",
  "<!-- a comment",
  "-->",
  "<div>",
  "</div>",
  "<pre>",
  "</pre>",
  "---",
  "===",
  "\t# tab",
  "    # indented",
];

test("a text that is parsed in chunks has the same blocks as one that is parsed whole", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 40 }), (chosen) => {
      const text = chosen.join("\n");
      expect(parseMarkdown(text, 1)).toEqual(parseMarkdown(text, Number.POSITIVE_INFINITY));
    }),
    { numRuns: 3000 },
  );
});

test("a plan of many headings is cut, between headings and nowhere else", () => {
  const text = Array.from({ length: 500 }, (_, index) => `# T${index}\n\n\`\`\`\n# code\n\`\`\`\n`).join(
    "\n",
  );
  const chunks = chunksOf(text, 200);
  expect(chunks.length).toBeGreaterThan(30);
  expect(chunks.map((chunk) => chunk.text).join("")).toBe(text);
  for (const chunk of chunks) {
    expect(chunk.text).toMatch(/^# T\d+\n/);
    expect(chunk.text).toContain(text.split("\n")[chunk.line]);
  }
});
