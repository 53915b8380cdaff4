/** Why the files of a pull request or merge group could not be had: said in the verdict, which is then unknown. */
export const fileListProblems = {
  tooMany: (count: number) =>
    `It changes ${count} files and GitHub lists no more than 3,000. Split the pull request.`,
  incomplete: (listed: number, expected: number) =>
    `GitHub lists ${listed} of the ${expected} files it changes. It is judged again at the next push.`,
  refused: (reason: string) => `GitHub did not list its files: ${reason}`,
  compareFull: () =>
    "It changes 300 files or more, and GitHub compares no more than 300. Merge fewer pull requests at a time.",
  tooManyCommits: (count: number) =>
    `It holds ${count} commits, which is more than are looked through. Merge fewer pull requests at a time.`,
} as const;
