import type { Command } from "commander";
import type { GuardOptions } from "./options.js";

/** `signalbox guard …`: keeps edits, commits and pushes away from what others hold. */
export function guardCommand(program: Command): void {
  const guard = program
    .command("guard")
    .description(
      "stop edits, commits and pushes of files that others hold, as a hook of git or of a coding agent",
    );
  const hook = (name: string, description: string): Command =>
    guard
      .command(name)
      .description(description)
      .allowExcessArguments()
      .option("--session <id>", "who works here (default: SIGNALBOX_SESSION)")
      .option("--repo <owner/name>", "the repository at GitHub (default: the remote origin)")
      .option("--url <url>", "where the App listens (default: SIGNALBOX_URL)")
      .option("--strict", "also stop where it can't be told");
  hook("pre-commit", "git's hook: judges what is staged").action(async (options: GuardOptions) => {
    const { guardCommit } = await import("./commits.js");
    const { deliver } = await import("../outcome.js");
    deliver(await guardCommit(process.cwd(), options, process.env, new Date()));
  });
  hook("pre-push", "git's hook: judges what the push brings, from its standard input").action(
    async (options: GuardOptions) => {
      const { guardPush } = await import("./commits.js");
      const { textFile } = await import("../text-file.js");
      const { deliver } = await import("../outcome.js");
      deliver(await guardPush(process.cwd(), await textFile("-"), options, process.env, new Date()));
    },
  );
  hook("tool", "an agent's PreToolUse hook: JSON on standard input, the decision on standard output").action(
    async (options: GuardOptions) => {
      const { guardTool } = await import("./tool.js");
      const { textFile } = await import("../text-file.js");
      const { deliver } = await import("../outcome.js");
      deliver(await guardTool(process.cwd(), await textFile("-"), options, process.env, new Date()));
    },
  );
  guard
    .command("install")
    .description(
      "set the hooks up, keeping what is there: git's, and those of agents with a `.claude` folder",
    )
    .option("--git", "only git's hooks")
    .option("--agent", "only the agents' hook, also where there is no `.claude` folder yet")
    .action(async (options: { git?: boolean; agent?: boolean }) => {
      const { installGuard } = await import("./install.js");
      const { deliver } = await import("../outcome.js");
      deliver(await installGuard(process.cwd(), options));
    });
}
