import type { Command } from "commander";
import type { PathsOptions } from "./check-paths.js";

/** `signalbox check-paths PATH… [--session ID] [--json]` */
export function checkPathsCommand(program: Command): void {
  program
    .command("check-paths")
    .argument("<paths...>", "files that are about to be edited, from here")
    .description("say whether files may be edited now: free, yours, held by another, shared, unknown")
    .option("--session <id>", "who asks (default: SIGNALBOX_SESSION)")
    .option("--repo <owner/name>", "the repository at GitHub (default: SIGNALBOX_REPO, or the remote origin)")
    .option("--url <url>", "where the App listens (default: SIGNALBOX_URL, or http://localhost:3000)")
    .option("--json", "print JSON for programs")
    .addHelpText(
      "after",
      `
With a token in SIGNALBOX_TOKEN (a session's) or SIGNALBOX_OPERATOR_TOKEN the running App answers, which knows
claims and announcements. Without one the plan and the ownership file of this repository do.
Exit code: 0 edit, 1 don't, 2 it can't be told.`,
    )
    .action(async (paths: string[], options: PathsOptions) => {
      const { checkPaths } = await import("./check-paths.js");
      const { deliver } = await import("../outcome.js");
      deliver(await checkPaths(process.cwd(), paths, options, process.env, new Date()));
    });
}
