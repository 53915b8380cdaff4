import type { Access, ItemFile } from "../model.js";
import { codesIn, plainText } from "./line.js";

const bareNames = new Set([
  "makefile",
  "dockerfile",
  "license",
  "procfile",
  "gemfile",
  "rakefile",
  "jenkinsfile",
  "vagrantfile",
  "codeowners",
  "readme",
]);
const pathLetters = /^[\p{L}\p{N}@._~+\-*?[\](){},/$#=]+$/u;
const ending = /[^/.]\.[A-Za-z][A-Za-z0-9]{0,11}$/;

/** A path as plans mean it: no spaces, no address, no symbol in a file. Null where the text is something else. */
export function pathOf(text: string): string | null {
  const path = text
    .trim()
    .replace(/^(?:\.\/)+/, "")
    .replace(/:\d+(?:-\d+)?$/, "");
  if (
    path === "" ||
    path.length > 400 ||
    !pathLetters.test(path) ||
    path.includes("//") ||
    path.includes("..") ||
    path.startsWith("-")
  )
    return null;
  if (/[({]$|^[/*?.]+$|\(\)/.test(path) || path.startsWith("#") || path.startsWith("@")) return null;
  if (path.includes("/") || path.includes("*") || bareNames.has(path.toLowerCase()))
    return path.replace(/^\//, "");
  return path.startsWith(".") || ending.test(path) ? path : null;
}

/** A path that nobody can mistake for a word, a route or a module: folders and an ending, from the root. */
export function isPlainPath(text: string): boolean {
  return text.includes("/") && !text.startsWith("/") && ending.test(text) && pathOf(text) !== null;
}

/** `src/{a,b}/*.ts` as the paths that it stands for, at most 64 of them. */
export function expandBraces(path: string): string[] {
  if (!path.includes("{")) return [path];
  let paths = [path];
  for (let round = 0; round < 4; round += 1) {
    paths = paths
      .flatMap((one) => {
        const found = /^([^{}]*)\{([^{}]*,[^{}]*)\}(.*)$/.exec(one);
        return found ? (found[2] ?? "").split(",").map((part) => `${found[1]}${part}${found[3]}`) : [one];
      })
      .slice(0, 64);
  }
  return paths;
}

/** Most such texts are one path. */
const onlyCode = /^`([^`{} (]+)`$/;

/**
 * The files of a text that is about files: what stands in backticks where anything does, else the parts between
 * commas. `(create)`, `(new)` or `Create:` at a path say that it's made.
 */
export function filesIn(raw: string, access: Access): ItemFile[] {
  const single = onlyCode.exec(raw)?.[1];
  if (single) {
    const path = pathOf(single);
    return path === null ? [] : [{ path, access }];
  }
  const parts = raw.includes("`") ? codeParts(raw) : raw.split(/[,;]|\s+(?:and|or|\+)\s+/).map(plainPart);
  return parts.flatMap(({ text, around }) =>
    expandBraces(text).flatMap((one) => {
      const path = pathOf(one);
      return path === null ? [] : [{ path, access: accessOf(around) ?? access }];
    }),
  );
}

/** How a label or a remark says that files are touched; null where it doesn't say. */
export function accessOf(text: string): Access | null {
  if (/\b(?:create|creates|created|new|files to add)\b/i.test(text)) return "create";
  if (/\b(?:own|owns|owned)\b/i.test(text)) return "own";
  return /\b(?:modify|modified|edit|update|change)\b/i.test(text) ? "modify" : null;
}

/** Each code with the words that belong to it: those before it for the first (`Create: …`), a bracket after it. */
function codeParts(raw: string): { text: string; around: string }[] {
  const before = raw.slice(0, raw.indexOf("`"));
  const label = /^[^:：]{0,40}[:：]\s*$/.test(before) ? before : "";
  const after = raw.split(/`[^`]*`/).slice(1);
  return codesIn(raw).map((text, index) => ({
    text: text.replace(/\s+\([^)]*\)$/, ""),
    around: `${label} ${/^\s*\(([^)]*)\)/.exec(after[index] ?? "")?.[1] ?? ""}`,
  }));
}

function plainPart(part: string): { text: string; around: string } {
  const text = plainText(part);
  const remark = /\s\(([^)]*)\)\s*$/.exec(text);
  const label = /^([A-Za-z ]{0,40})[:：]\s+/.exec(text);
  const bare = text.slice(label?.[0].length ?? 0, remark?.index ?? text.length);
  return { text: bare.trim(), around: `${label?.[1] ?? ""} ${remark?.[1] ?? ""}` };
}

/** Paths in a sentence: folders and an ending, or a name with a code file's ending. What `per` points at is only read. */
export function pathsInSentence(raw: string): string[] {
  const words = raw.replaceAll("`", " ").split(/[\s,;]+/);
  return words.flatMap((word, index) => {
    if (!word.includes(".")) return [];
    const text = word.replace(/^[("'[]+|[)"'\].:]+$/g, "");
    if (/^(?:per|see|from|like)$/i.test(words[index - 1] ?? "")) return [];
    return isPlainPath(text) ||
      /^[\w-]+\.(?:[cm]?[jt]sx?|py|rs|go|java|rb|sql|sh|kt|swift|php|cs|cpp|c|h|vue|svelte)$/.test(text)
      ? [text]
      : [];
  });
}
