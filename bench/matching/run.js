import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Minimatch } from "minimatch";
import { compileOwners } from "../../dist/core/ownership/match.js";
import { parseOwners } from "../../dist/core/ownership/parse.js";
import { median, rounds } from "../measure.js";
import { bigTree } from "./tree.js";

const require = createRequire(import.meta.url);
const wanted = 50_000;
/** Peers need so long that they are asked for some of the paths, spread over all. */
const asked = 200;

/** Each peer, loaded anew, as what it says of a path. */
function peers(folder, file, rules) {
  const Codeowners = require("codeowners");
  const { OwnershipEngine } = require("@snyk/github-codeowners/dist/lib/ownership");
  const utils = require("codeowners-utils");
  return {
    codeowners: () => {
      const owners = new Codeowners(folder);
      return (path) => owners.getOwner(path);
    },
    "@snyk/github-codeowners": () => {
      const engine = OwnershipEngine.FromCodeownersFile(file);
      return (path) => engine.calcFileOwnership(path);
    },
    "codeowners-utils": () => {
      const entries = utils.parse(rules.map((rule) => rule.join(" ")).join("\n"));
      return (path) => utils.matchFile(path, entries)?.owners ?? [];
    },
    minimatch: () => {
      const compiled = rules.map(([pattern, ...owners]) => {
        const bare = pattern.replace(/^\//, "").replace(/\/$/, "");
        return {
          owners,
          own: new Minimatch(bare, { dot: true }),
          below: new Minimatch(`${bare}/**`, { dot: true }),
        };
      });
      return (path) =>
        compiled.findLast(({ own, below }) => own.match(path) || below.match(path))?.owners ?? [];
    },
  };
}

/** Thousands of real rules over 50,000 real paths, against every matcher on npm. */
export async function run() {
  const { rules, paths, source } = bigTree(wanted);
  const text = `${rules.map((rule) => rule.join(" ")).join("\n")}\n`;
  const folder = mkdtempSync(join(tmpdir(), "signalbox-owners-"));
  const file = join(folder, ".github/CODEOWNERS");
  mkdirSync(join(folder, ".github"));
  writeFileSync(file, text);
  try {
    const parsed = parseOwners(text, "CODEOWNERS").rules;
    const list = JSON.stringify(paths);
    const own = await rounds(9, () => {
      // A list of its own, so that it is compiled each time.
      const owners = compileOwners([...parsed]);
      for (const path of paths) owners.match(path);
    });
    const floor = await rounds(9, () => JSON.parse(list));
    const each = own[0] / paths.length;
    const lines = [
      `${rules.length} rules (${source}), ${paths.length} paths`,
      `ours                      ${median(own).toFixed(1)} ms with compiling (${own[0].toFixed(1)} at best), ${(each * 1e6).toFixed(0)} ns a path`,
      `JSON.parse of the paths   ${floor[0].toFixed(1)} ms: ours takes ${(own[0] / floor[0]).toFixed(1)} times as long`,
    ];
    const sample = Array.from(
      { length: asked },
      (_, index) => paths[Math.floor((index * paths.length) / asked)],
    );
    const owners = compileOwners(parsed);
    for (const [name, load] of Object.entries(peers(folder, file, rules))) {
      const says = load();
      const start = process.hrtime.bigint();
      const answers = sample.map((path) => says(path));
      const time = Number(process.hrtime.bigint() - start) / 1e6 / sample.length;
      const same = sample.filter(
        (path, index) => (owners.match(path)?.owners ?? []).join(" ") === answers[index].join(" "),
      ).length;
      lines.push(
        `${name.padEnd(25)} ${time.toFixed(3)} ms a path, ${Math.round(time / each)} times ours; ${same} of ${asked} answers the same`,
      );
    }
    return lines;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
