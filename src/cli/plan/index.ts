import { type Command, Option } from "commander";
import type { Outcome } from "../outcome.js";
import type { PlanAnswer, PlanOptions } from "./options.js";

const exitCodes = "\nExit code: 0 fine, 1 the plan has errors, 2 it could not be answered.";

/** `signalbox plan show|lint|explain|waves|ready|import FILE…`, `signalbox plan diff OLD NEW` */
export function planCommand(program: Command): void {
  const plan = program.command("plan").description("read plan documents and say what they say");
  onFiles(
    plan,
    "show",
    "print what the plan says: items, sessions, tracks, ownership",
    exitCodes,
    async () => (await import("./show.js")).showPlan,
  );
  onFiles(
    plan,
    "lint",
    "print everything that is wrong with the plan",
    exitCodes,
    async () => (await import("./lint.js")).lintPlan,
  );
  onFiles(
    plan,
    "explain",
    "print each line with what it became, or why it is ignored",
    exitCodes,
    async () => (await import("./explain.js")).explainPlan,
  );
  onFiles(
    plan,
    "waves",
    "print what can run at the same time, and the longest chain",
    exitCodes,
    async () => (await import("./waves.js")).planWaves,
  ).option("--mermaid", "print a flowchart and, where there are estimates, a gantt, as GitHub draws them");
  onFiles(
    plan,
    "ready",
    "print what can start now, the most urgent first",
    "\nExit code: 0 something can start, or nothing is left to do; 1 nothing can, or the plan has errors; 2 not answered.",
    async () => (await import("./ready.js")).planReady,
  ).option("--done <keys...>", "items that are done, whatever the plan says");
  onFiles(
    plan,
    "import",
    "print the plan in Signalbox's YAML form",
    exitCodes,
    async () => (await import("./import.js")).importPlan,
  );
  plan
    .command("diff")
    .description("print what is different between two states of a plan")
    .argument("<old>", "a plan document or a folder of them, or REVISION:PATH of this repository")
    .argument("<new>", "the same")
    .option("--json", "print JSON for programs")
    .addOption(asOption())
    .addHelpText("after", "\nExit code: 0 the same plan, 1 differences, 2 not answered.")
    .action(async (before: string, after: string, options: PlanOptions) => {
      const { planDiff } = await import("./diff.js");
      await delivered(planDiff(before, after, options));
    });
}

function onFiles<Options extends PlanOptions>(
  parent: Command,
  name: string,
  description: string,
  after: string,
  load: () => Promise<PlanAnswer<Options>>,
): Command {
  return parent
    .command(name)
    .description(description)
    .argument(
      "<file...>",
      "plan documents; a folder stands for its Markdown, YAML and JSON files, - for standard input",
    )
    .option("--json", "print JSON for programs")
    .addOption(asOption())
    .addHelpText("after", after)
    .action(async (files: string[], options: Options) => {
      const answer = await load();
      await delivered(answer(files, options));
    });
}

const asOption = (): Option =>
  new Option("--as <format>", "read every document as this format (show says what each was taken for)");

async function delivered(outcome: Promise<Outcome>): Promise<void> {
  const { deliver } = await import("../outcome.js");
  deliver(await outcome);
}
