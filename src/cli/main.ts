import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { checkCommand } from "./check.js";
import { configCommand } from "./config.js";
import { CannotAnswer, exitCode } from "./exit.js";
import { guardCommand } from "./guard/index.js";
import { ownersCommand } from "./owners.js";
import { checkPathsCommand } from "./paths/index.js";
import { planCommand } from "./plan/index.js";
import { statusCommand } from "./status/index.js";
import { syncCommand } from "./sync/index.js";
import { tokenCommand } from "./token/index.js";

/** Every group of commands. A new one is a file in this folder and a line here. */
const groups: ((program: Command) => void)[] = [
  planCommand,
  ownersCommand,
  checkCommand,
  checkPathsCommand,
  guardCommand,
  configCommand,
  statusCommand,
  syncCommand,
  tokenCommand,
];

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

const program = new Command("signalbox")
  .description("Keeps many coding sessions on one repository from colliding.")
  .version(version)
  .showSuggestionAfterError()
  .showHelpAfterError("(add --help for how to use it)")
  .exitOverride();
for (const group of groups) group(program);

// A reader such as `head` that closes early has got what it wanted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError)
    process.exitCode = error.exitCode === 0 ? exitCode.fine : exitCode.unanswered;
  else if (error instanceof CannotAnswer) {
    process.stderr.write(`signalbox: ${error.message}\n`);
    process.exitCode = exitCode.unanswered;
  } else {
    process.stderr.write(
      `signalbox: this is a mistake of ours, please report it\n${(error as Error).stack}\n`,
    );
    process.exitCode = exitCode.unanswered;
  }
}
