import { type Command, Option } from "commander";
import type { StatusOptions } from "./show.js";

/** `signalbox status --repo OWNER/NAME [--format text|md|json]` */
export function statusCommand(program: Command): void {
  program
    .command("status")
    .description("print the current state of a repository's work, as the App has it")
    .requiredOption("--repo <owner/name>", "the repository")
    .addOption(
      new Option("--format <format>", "text for people, md as in the status issue, json for programs")
        .choices(["text", "md", "json"])
        .default("text"),
    )
    .option("--url <url>", "where the App listens (default: SIGNALBOX_URL, or http://localhost:3000)")
    .addHelpText(
      "after",
      "\nThe operator token comes from SIGNALBOX_OPERATOR_TOKEN.\nExit code: 0 answered, 2 not answered.",
    )
    .action(async (options: StatusOptions) => {
      const { showStatus } = await import("./show.js");
      const { deliver } = await import("../outcome.js");
      deliver(await showStatus(options, process.env));
    });
}
