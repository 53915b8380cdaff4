/** Text for a title: without backticks, plain spaces and line ends made single. Any other character is data. */
export const plainText = (raw: string): string =>
  untidy.test(raw)
    ? raw
        .replaceAll("`", "")
        .replace(/[ \t\r\n]+/g, " ")
        .replace(/^ | $/g, "")
    : raw;

const untidy = /[`\t\r\n]| {2}|^ | $/;

/** What stands in backticks. */
export const codesIn = (raw: string): string[] =>
  raw.includes("`") ? [...raw.matchAll(/`([^`]*)`/g)].map((match) => (match[1] ?? "").trim()) : [];
