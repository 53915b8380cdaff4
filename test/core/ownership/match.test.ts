import { expect, test } from "vitest";
import { compileOwners } from "../../../src/core/ownership/match.js";
import type { OwnerRule } from "../../../src/core/ownership/model.js";
import { rules } from "./rules.js";

const cases: [pattern: string, owned: string[], free: string[]][] = [
  ["*", ["a", "a/b", ".hidden", "a/.hidden/c"], []],
  ["**", ["a", "a/b/c"], []],
  ["/*", ["a", ".a"], ["a/b", "a/b/c"]],
  ["*.go", ["m.go", "x/y/m.go", ".go", "lib.go/readme"], ["m.gob", "go", "m.GO"]],
  ["docs/*", ["docs/a.md"], ["docs", "docs/a/b.md", "x/docs/a.md"]],
  ["docs/*.md", ["docs/a.md", "docs/a.md/b"], ["docs/a/b.md", "docs/a.mdx"]],
  ["/docs/", ["docs/a", "docs/a/b"], ["docs", "x/docs/a", "Docs/a"]],
  ["docs/", ["docs/a", "x/docs/a", "x/y/docs/z/a"], ["docs", "x/docs", "mydocs/a"]],
  ["docs", ["docs", "docs/a", "x/docs", "x/docs/a"], ["docs.md", "x/mydocs/a"]],
  ["/docs", ["docs", "docs/a/b"], ["x/docs", "docs2/a"]],
  ["docs/api", ["docs/api", "docs/api/a"], ["x/docs/api", "docs/apis"]],
  ["docs/api/", ["docs/api/a"], ["docs/api", "x/docs/api/a"]],
  ["t*", ["t", "test", "x/test", "test/a", "x/test/a"], ["atest", "x/a"]],
  ["/t*", ["test", "test/a/b"], ["x/test"]],
  ["*cache*", ["cache", "a/mycaches/b", "x/.cache"], ["cach/e"]],
  ["a*b*c", ["abc", "aXbXc", "abbc", "abcc"], ["ab", "acb", "abcd"]],
  ["a?c", ["abc", "a-c", "x/aéc", "a😀c"], ["ac", "abbc", "a/c"]],
  ["?", ["a", "😀", "a/b"], ["ab"]],
  ["**/logs", ["logs", "logs/a", "x/y/logs/a"], ["xlogs", "logs2"]],
  ["src/**", ["src/a", "src/a/b"], ["src", "x/src/a"]],
  ["src/**/test", ["src/test", "src/a/b/test", "src/test/x"], ["src/atest", "test"]],
  ["src/**/*.ts", ["src/a.ts", "src/x/y/a.ts"], ["src/a.js", "a.ts"]],
  ["src/**/", ["src/a/b"], ["src", "src/a"]],
  ["a**b", ["ab", "axyb"], ["a/b"]],
  ["a/***/b", ["a/b", "a/x/y/b"], ["a"]],
  ["app/*/page", ["app/x/page", "app/x/page/a"], ["app/page", "app/x/y/page"]],
  ["app/\\[id\\]/page", ["app/[id]/page"], ["app/i/page"]],
  ["with\\ space/a", ["with space/a"], ["with", "with\\ space/a"]],
  ["a\\*b", ["a*b"], ["axb", "ab"]],
  ["a\\?b", ["a?b"], ["axb"]],
  ["\\!wow", ["!wow", "x/!wow"], ["wow"]],
  ["a{b,c}", ["a{b,c}"], ["ab", "ac"]],
  ["a(b|c)+.$", ["a(b|c)+.$"], ["ab"]],
  ["caf\u00e9", ["caf\u00e9"], ["cafe\u0301"]],
  ["Makefile", ["Makefile", "x/Makefile"], ["makefile"]],
  ["/", [], ["a", "a/b"]],
  ["a//b", [], ["a/b", "a//b"]],
  ["/__proto__/constructor", ["__proto__/constructor"], ["constructor", "a"]],
];

test.each(cases)("%s has its files and no others", (pattern, owned, free) => {
  const matcher = compileOwners(rules(pattern));
  expect(owned.filter((path) => matcher.match(path) === null)).toEqual([]);
  expect(free.filter((path) => matcher.match(path) !== null)).toEqual([]);
});

test("the last rule that matches wins, whatever its form", () => {
  const matcher = compileOwners(rules("*", "*.ts", "/src/", "src/**/gen/", "index.ts", "/src/gen/x.ts"));
  const line = (path: string) => matcher.match(path)?.line ?? 0;
  expect(
    ["a", "a.ts", "src/b", "src/a/gen/b", "src/a/gen/index.ts", "src/gen/x.ts", "src/x.ts"].map(line),
  ).toEqual([1, 2, 3, 4, 5, 6, 3]);
});

test("a rule without owners takes the file out of an earlier rule", () => {
  const [all, none] = rules("/src/", "/src/free/");
  const matcher = compileOwners([all as OwnerRule, { ...(none as OwnerRule), owners: [] }]);
  expect(matcher.match("src/free/a")?.owners).toEqual([]);
  expect(matcher.match("src/a")?.owners).toEqual(["o0"]);
});

test("many folders, more than are remembered, are matched as few are", () => {
  const matcher = compileOwners(rules("*.md", "/d7/"));
  let found = 0;
  for (let index = 0; index < 45_000; index++) if (matcher.match(`d${index % 22_500}/a`)) found++;
  expect(found).toBe(2);
});
