import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Real ownership files with their repositories' path lists, where they are at hand. */
const folder = process.env.OWNERS_DATA ?? "../shared/codeowners";
const names = ["cpython", "esphome", "godot"];

/** A pattern of a repository as it reads from the root of one that holds it as a folder. */
function moved(pattern, place) {
  const anchored = pattern.replace(/\/$/, "").includes("/");
  return anchored ? `/${place}/${pattern.replace(/^\//, "")}` : `/${place}/**/${pattern}`;
}

function real(name) {
  const lines = readFileSync(join(folder, `${name}.CODEOWNERS`), "utf8").split("\n");
  const paths = readFileSync(join(folder, `${name}.CODEOWNERS.paths.txt`), "utf8").split("\n");
  const rules = lines
    .map((line) => line.replace(/\s+#.*$/, "").trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split(/\s+/));
  return { rules, paths: paths.filter((path) => path !== "") };
}

/** The same in kind, for a machine without that data. */
function made(name) {
  const rules = [["*", "@all"]];
  const paths = [];
  for (let index = 0; index < 400; index += 1) {
    const kinds = [`/src/part-${index}/`, `part-${index}/*.ts`, `**/test-${index}*`, `/docs/${index}.md`];
    rules.push([kinds[index % 4], `@owner-${index % 40}`]);
    for (let file = 0; file < 20; file += 1)
      paths.push(`src/part-${index}/lib-${file % 5}/${name}-${file}.ts`);
  }
  return { rules, paths };
}

/** One repository that holds others as folders until it has so many paths: thousands of rules, none of them invented. */
export function bigTree(wanted) {
  const known = existsSync(join(folder, `${names[0]}.CODEOWNERS`));
  const parts = names.map(known ? real : made);
  const rules = [];
  const paths = [];
  for (let round = 0; paths.length < wanted; round += 1)
    for (const [index, part] of parts.entries()) {
      const place = `${names[index]}-${round}`;
      rules.push(...part.rules.map(([pattern, ...owners]) => [moved(pattern, place), ...owners]));
      paths.push(...part.paths.map((path) => `${place}/${path}`));
    }
  return {
    rules,
    paths: paths.slice(0, wanted),
    source: known ? `real files of ${names.join(", ")}` : "made rules",
  };
}
