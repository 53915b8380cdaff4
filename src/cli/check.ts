import type { Command } from "commander";
import type { PullOptions } from "./check-pull.js";
import type { CheckOptions } from "./check-work.js";

/** `signalbox check [--base REF] [--track ID] [--json]` */
export function checkCommand(program: Command): void {
  program
    .command("check")
    .description(
      "judge the changes of this work tree as the check of a pull request would, or a pull request",
    )
    .option("--base <ref>", "branch or commit to compare with (default: origin/HEAD, main or master)")
    .option("--track <id>", "whose work it is (default: trailer, branch name)")
    .option("--pr <number>", "judge a pull request instead, as the running App sees it")
    .option("--explain", "with --pr: every rule with the values it saw and what would make it pass")
    .option("--with-owners <file>", "with --pr: judge under this ownership file")
    .option("--with-plan <file>", "with --pr: judge under this plan")
    .option("--repo <owner/name>", "with --pr: the repository (default: the remote origin)")
    .option("--url <url>", "with --pr: where the App listens (default: SIGNALBOX_URL)")
    .option("--json", "print JSON for programs")
    .addHelpText(
      "after",
      "\nRules, plan and owners are read from the base. Dependencies are done where the plan says so.\nWith --pr the operator token comes from SIGNALBOX_OPERATOR_TOKEN.\nExit code: 0 pass, 1 fail, 2 it could not be judged.",
    )
    .action(async (options: CheckOptions & PullOptions) => {
      const { deliver } = await import("./outcome.js");
      if (options.pr !== undefined) {
        const { checkPull } = await import("./check-pull.js");
        deliver(await checkPull(process.cwd(), options, process.env));
        return;
      }
      const { checkWork } = await import("./check-work.js");
      deliver(await checkWork(process.cwd(), options, new Date()));
    });
}
