/** What is said about lines of an ownership file. */

const skipped = "The line counts for nothing; the rest holds.";

export function controlCharacter(): string {
  return `The pattern holds a control character. Write it without. ${skipped}`;
}

export function negation(): string {
  return `A pattern can't be negated with \`!\` (GitHub's CODEOWNERS syntax has no negation). To take paths out, add a later line with the pattern and no owner; a name that starts with \`!\` is written \`\\!\`. ${skipped}`;
}

export function escapedHash(pattern: string): string {
  return `A pattern can't start with \`\\#\` (GitHub's CODEOWNERS syntax has no such escape). Write \`/${pattern.slice(1)}\` or \`**/${pattern.slice(1)}\`. ${skipped}`;
}

export function characterRange(pattern: string): string {
  const escaped = pattern.replace(/(?<!\\)[[\]]/g, "\\$&");
  return `Character ranges \`[ ]\` are not part of GitHub's CODEOWNERS syntax. Use \`*\`, \`?\` or several lines; for a path that has brackets write \`${escaped}\`. ${skipped}`;
}

export function danglingBackslash(): string {
  return `The pattern ends in a backslash that escapes nothing. Remove it, or write \`\\\\\` for a backslash. ${skipped}`;
}

export function matchesNothing(pattern: string): string {
  return `The pattern \`${pattern}\` can match no file. Write \`*\` for every file, \`/folder/\` for a folder. ${skipped}`;
}

export function badOwner(owner: string): string {
  return `\`${owner}\` is no owner. Allowed are a track or session id, \`track:ID\`, \`session:ID\`, \`@login\`, \`@org/team\` and an e-mail address; a space in a path is written \`\\ \`. ${skipped}`;
}

export function tooLarge(): string {
  return "The file has 3 MB or more and counts as absent, as at GitHub. Use wildcards to make it smaller.";
}

export function unknownOwner(owner: string, near: string | null, known: readonly string[]): string {
  const hint = near === null ? "" : ` Did you mean \`${near}\`?`;
  const some = known.slice(0, 12).map((name) => `\`${name}\``);
  const more = known.length > some.length ? ` and ${known.length - some.length} more` : "";
  const names =
    some.length === 0 ? "Neither names any track or session." : `Known are ${some.join(", ")}${more}.`;
  return `\`${owner}\` is no track or session of the plan or the config.${hint} ${names}`;
}

/** Why no rule could be looked up. */
export function noOwnersSource(owners: string): string {
  return `nothing says who owns what: there is no \`${owners}\`, and the plan (if any) declares neither owners nor files. Write one, or name a file with --file`;
}
