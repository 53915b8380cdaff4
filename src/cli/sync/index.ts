import type { Command } from "commander";
import type { SyncOptions } from "./sync.js";

/** `signalbox sync [--repo OWNER/NAME] [--dry-run] [--json]` */
export function syncCommand(program: Command): void {
  program
    .command("sync")
    .description(
      "bring issues, labels, milestones and project of a repository to what its plan says, without an App",
    )
    .option("--repo <owner/name>", "the repository at GitHub (default: SIGNALBOX_REPO, or the remote origin)")
    .option("--dry-run", "print what would be written, and what differs and is left; write nothing")
    .option("--json", "print JSON for programs")
    .addHelpText(
      "after",
      [
        "\nThe token comes from GITHUB_TOKEN or GH_TOKEN; it needs to write issues and, for the project, projects.",
        "GitHub Enterprise: GITHUB_API_URL. The plan is read from the default branch. A sync that was stopped goes on",
        "where it was when it is started again.",
        "Exit code: 0 synced, 1 the plan has errors, 2 it could not be synced.",
      ].join("\n"),
    )
    .action(async (options: SyncOptions) => {
      const { sync } = await import("./sync.js");
      const { deliver } = await import("../outcome.js");
      deliver(await sync(process.cwd(), options, process.env));
    });
}
