import type { Command } from "commander";

interface Options {
  json?: boolean;
}

/** `signalbox config lint [FILE]` and `signalbox config show [FILE]` */
export function configCommand(program: Command): void {
  const config = program.command("config").description("check and print the config of a repository");
  config
    .command("lint")
    .description("print what is wrong with the config")
    .argument("[file]", "config file (default: .github/signalbox.yml of this repository)")
    .option("--json", "print JSON for programs")
    .addHelpText("after", "\nExit code: 0 no problems, 1 problems, 2 not answered.")
    .action(async (file: string | undefined, options: Options) => {
      const { lintConfig } = await import("./config-file.js");
      const { deliver } = await import("./outcome.js");
      deliver(await lintConfig(process.cwd(), file ?? null, options));
    });
  config
    .command("show")
    .description("print the config with every default filled in")
    .argument("[file]", "config file (default: .github/signalbox.yml of this repository)")
    .option("--json", "print JSON for programs; durations are milliseconds")
    .addHelpText("after", "\nExit code: 0 shown, 1 the config has problems, 2 not answered.")
    .action(async (file: string | undefined, options: Options) => {
      const { showConfig } = await import("./config-file.js");
      const { deliver } = await import("./outcome.js");
      deliver(await showConfig(process.cwd(), file ?? null, options));
    });
}
