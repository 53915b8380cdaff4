/** Why a document's text is not there. */
export function unreadableText(size: number): string {
  const megabytes = (size / 1_048_576).toFixed(1);
  return size > 1_048_576
    ? `the file has ${megabytes} MiB; at most 1 MiB is read. Split it into several plan files, or point \`plan:\` at a smaller one`
    : "the file is not UTF-8 text";
}
