import { fc, test } from "@fast-check/vitest";
import { minimatch } from "minimatch";
import { expect } from "vitest";
import { compileOwners } from "../../../src/core/ownership/match.js";
import { rules } from "./rules.js";

/** The meaning again, written as plainly as can be: one segment after the other, all ways tried. */
function segmentFits(pattern: string, text: string): boolean {
  if (pattern === "") return text === "";
  const [first] = pattern;
  const rest = pattern.slice(1);
  if (first === "*") return segmentFits(rest, text) || (text !== "" && segmentFits(pattern, text.slice(1)));
  return text !== "" && (first === "?" || first === text[0]) && segmentFits(rest, text.slice(1));
}

function fits(pattern: string[], path: string[], below: boolean): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return path.length === 0 || below;
  if (first === "**") {
    if (rest.length === 0) return path.length > 0;
    return fits(rest, path, below) || (path.length > 0 && fits(pattern, path.slice(1), below));
  }
  const [segment, ...others] = path;
  return segment !== undefined && segmentFits(first, segment) && fits(rest, others, below);
}

function naive(pattern: string, path: string): boolean {
  const folder = pattern.endsWith("/");
  const bare = folder ? pattern.slice(0, -1) : pattern;
  const rooted = bare.includes("/");
  const segments = bare.replace(/^\//, "").split("/");
  const full = rooted ? segments : ["**", ...segments];
  if (folder) return fits([...full, "**"], path.split("/"), false);
  return fits(full, path.split("/"), segments.at(-1) !== "*");
}

const part = fc.stringMatching(/^[ab.]{1,3}$/);
const glob = fc.oneof(
  part,
  fc.stringMatching(/^[ab.*?]{1,4}$/).filter((text) => !/\*\*/.test(text)),
);
const pattern = fc
  .tuple(
    fc.constantFrom("", "/"),
    fc.array(fc.oneof(glob, fc.constant("**")), { minLength: 1, maxLength: 4 }),
    fc.boolean(),
  )
  .filter(([, segments, folder]) => !(folder && segments.at(-1) === "**"))
  .map(([start, segments, folder]) => `${start}${segments.join("/")}${folder ? "/" : ""}`);
const path = fc.array(part, { minLength: 1, maxLength: 5 }).map((segments) => segments.join("/"));

test.prop([fc.array(pattern, { minLength: 1, maxLength: 8 }), fc.array(path, { maxLength: 10 })])(
  "the tree decides as trying one rule after the other does",
  (patterns, paths) => {
    const matcher = compileOwners(rules(...patterns));
    for (const one of paths) {
      const last = patterns.findLastIndex((candidate) => naive(candidate, one));
      expect(matcher.match(one)?.line ?? 0, `${one} in ${patterns.join(" ")}`).toBe(last + 1);
    }
  },
);

/** minimatch resolves `.` and `..`; in an ownership file they are names like any other. */
const resolved = (text: string) => text.split("/").some((segment) => segment === "." || segment === "..");

test.prop([
  pattern.filter((text) => text.startsWith("/") && !text.endsWith("/") && !resolved(text)),
  path.filter((text) => !resolved(text)),
])("what minimatch matches from the root, a rooted pattern owns", (rooted, one) => {
  const options = { dot: true, nobrace: true, noext: true, nonegate: true, nocomment: true };
  const matched = minimatch(one, rooted.slice(1), options);
  // minimatch takes no file for a folder: there alone the pattern owns more.
  if (matched) expect(compileOwners(rules(rooted)).match(one)).not.toBeNull();
});

test.prop([fc.integer({ min: 10, max: 60 })])("patterns made to blow up don't", (count) => {
  const star = compileOwners(rules(`/${"*a".repeat(count)}*b`, `${"**/".repeat(count)}x/**/y/**/z`));
  expect(star.match("a".repeat(4_000))).toBeNull();
  expect(star.match(`${"x/y/".repeat(500)}end`)).toBeNull();
});
