import { type Action, type Relation, rights } from "../actors/rights.js";

/** What something may be done to; empty: anything. */
export const whose: Record<Relation, string> = {
  anyone: "",
  holder: "what is their own session's",
  owner: "files of their own",
  maker: "their own pull requests",
};

/** Who may use a command, as help and docs say it. */
export function whoMay(action: Action): string {
  const { least, to } = rights[action];
  if (least === "read") return "anyone who can comment";
  if (least === "maintain") return "maintainers";
  return `who has at least the role ${least} here${whose[to] === "" ? "" : `, for ${whose[to]}`}`;
}
