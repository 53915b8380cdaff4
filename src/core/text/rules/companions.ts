import { type FindingText, list, trackName } from "../findings.js";

const changed = (path: string, more: number): string =>
  more === 0 ? `${path} changes` : `${path} and ${more} more change`;

export const missing = (path: string, more: number, required: string): FindingText => ({
  message: `${changed(path, more)}, so ${required} must change along, which it doesn't.`,
  todo: `Change ${required} in this pull request too.`,
});

export const unasked = (
  path: string,
  more: number,
  track: string,
  logins: readonly string[],
): FindingText => ({
  message: `${changed(path, more)}, so ${trackName(track)} must be asked.`,
  todo:
    logins.length > 0
      ? `Ask ${list(logins)} for an approving review.`
      : `Ask ${trackName(track)} for \`/allow\` on this file.`,
});
