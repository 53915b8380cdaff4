import { place, type Seat } from "./seat.js";

/**
 * The paths of all regular files of a commit: 1 request. `complete` is false where GitHub left some out
 * (docs.github.com: "Get a tree": more than 100,000 entries or 7 MB).
 */
export async function treePaths(seat: Seat, commit: string): Promise<{ paths: string[]; complete: boolean }> {
  const { data } = await seat.client.request("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", {
    ...place(seat),
    tree_sha: commit,
    recursive: "1",
  });
  const paths = data.tree
    .filter(({ type, mode }) => type === "blob" && mode !== "120000")
    .map(({ path }) => path);
  return { paths, complete: !data.truncated };
}
