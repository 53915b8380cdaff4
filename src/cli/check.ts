import type { Command } from "commander";
import type { CheckOptions } from "./check-work.js";

/** `signalbox check [--base REF] [--track ID] [--json]` */
export function checkCommand(program: Command): void {
  program
    .command("check")
    .description("judge the changes of this work tree as the check of a pull request would, without GitHub")
    .option("--base <ref>", "branch or commit to compare with (default: origin/HEAD, main or master)")
    .option("--track <id>", "whose work it is (default: trailer, branch name)")
    .option("--json", "print JSON for programs")
    .addHelpText(
      "after",
      "\nRules, plan and owners are read from the base. Dependencies are done where the plan says so.\nExit code: 0 pass, 1 fail, 2 it could not be judged.",
    )
    .action(async (options: CheckOptions) => {
      const { checkWork } = await import("./check-work.js");
      const { deliver } = await import("./outcome.js");
      deliver(await checkWork(process.cwd(), options, new Date()));
    });
}
