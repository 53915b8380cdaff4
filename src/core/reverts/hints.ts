/** What a text says that a pull request takes back. Anybody can write it: it says where to look, and proves nothing. */
export interface RevertHints {
  pulls: number[];
  /** Full commit ids. */
  commits: string[];
}

/** GitHub's Revert button names branch and body so (docs.github.com: "Reverting a pull request"). */
const branch = /^revert-([1-9]\d{0,8})-/;
const body = /^Reverts (?:[\w.-]{1,100}\/[\w.-]{1,100})?#([1-9]\d{0,8})[ \t]*$/gm;
/** git-scm.com/docs/git-revert. */
const commit = /^This reverts commit ([0-9a-f]{64}|[0-9a-f]{40})\b/gm;

const most = 2;

export interface Said {
  headRef: string;
  headSha: string;
  headMessage: string;
  body: string;
}

/** The pull requests and commits that branch, description and head commit name, the first few of them. */
export function revertHints(said: Said): RevertHints {
  const text = `${said.body}\n${said.headMessage}`.replace(/\r\n?/g, "\n");
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []);
  const named = [...all(body), ...(branch.exec(said.headRef)?.slice(1) ?? [])];
  return {
    pulls: [...new Set(named.map(Number))].slice(0, most),
    // Of this repository's kind of ids.
    commits: [...new Set(all(commit))].filter(({ length }) => length === said.headSha.length).slice(0, most),
  };
}
