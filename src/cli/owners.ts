import type { Command } from "commander";
import type { MatchOptions } from "./owners-match.js";

const source =
  "Without a file named, the repository's ownership file holds, or else its plan's ownership lists and items.";

/** `signalbox owners match PATH…` and `signalbox owners lint [FILE]` */
export function ownersCommand(program: Command): void {
  const owners = program.command("owners").description("say who owns which files");
  owners
    .command("match")
    .description("print the owners of paths")
    .argument("[path...]", "paths from the repository's root")
    .option("--file <file>", "ownership file in CODEOWNERS syntax")
    .option("--paths-from <file>", "file with a path a line, - for standard input")
    .option("-0, --null", "paths in that file end with NUL")
    .option("--json", "print JSON for programs")
    .addHelpText(
      "after",
      `\n${source}\nExit code: 0 answered (also where a line of the file is bad), 2 not answered.`,
    )
    .action(async (paths: string[], options: MatchOptions) => {
      const { matchOwners } = await import("./owners-match.js");
      const { deliver } = await import("./outcome.js");
      deliver(await matchOwners(process.cwd(), paths, options));
    });
  owners
    .command("lint")
    .description("print what is wrong with the ownership file")
    .argument("[file]", "ownership file in CODEOWNERS syntax")
    .option("--json", "print JSON for programs")
    .addHelpText("after", `\n${source}\nExit code: 0 no errors, 1 errors, 2 not answered.`)
    .action(async (file: string | undefined, options: { json?: boolean }) => {
      const { lintOwnersFile } = await import("./owners-lint.js");
      const { deliver } = await import("./outcome.js");
      deliver(await lintOwnersFile(process.cwd(), file ?? null, options));
    });
}
