/** Plans of `count` items in the forms that people write, each item with a dependency, a file and a priority. */
export const documents = {
  "Markdown table": (count) => ({
    path: "PLAN.md",
    text: [
      "# Plan\n",
      "| ID | Task | Depends on | Files | Priority |",
      "|---|---|---|---|---|",
      ...numbers(count).map(
        (n) =>
          `| T${n} | Build part ${n} of the machine | ${n > 10 ? `T${n - 10}, T${n - 7}` : "None"} | \`src/p${n}/a.ts\` | P${n % 4} |`,
      ),
    ].join("\n"),
  }),
  "Markdown list": (count) => ({
    path: "PLAN.md",
    text: numbers(count)
      .map(
        (n) =>
          `${phase(n)}- [ ] T${n} Build part ${n} in src/p${n}/a.ts${n > 10 ? ` (depends on T${n - 10})` : ""}`,
      )
      .join("\n"),
  }),
  "Markdown headings": (count) => ({
    path: "PLAN.md",
    text: numbers(count)
      .map(
        (n) =>
          `${phase(n)}### T${n}: Build part ${n}\n\n**Files**: \`src/p${n}/a.ts\`\n**Depends on**: ${n > 10 ? `T${n - 10}` : "None"}\n**Priority**: P${n % 4}\n\n- one thing\n- another thing\n`,
      )
      .join("\n"),
  }),
  YAML: (count) => ({
    path: "plan.yml",
    text: [
      "title: Plan",
      "items:",
      ...numbers(count).map(
        (n) =>
          `  - key: T${n}\n    title: Build part ${n}\n    dependsOn: [${n > 10 ? `T${n - 10}` : ""}]\n    priority: P${n % 4}\n    files: [src/p${n}/a.ts]`,
      ),
    ].join("\n"),
  }),
};

const numbers = (count) => Array.from({ length: count }, (_, index) => index + 1);
const phase = (n) => (n % 100 === 1 ? `\n## Phase ${(n - 1) / 100 + 1}: Parts\n\n` : "");
