import type { Command } from "commander";
import type { Plan } from "../core/plan/model.js";
import { exitCode } from "./exit.js";
import { printJson, printProblems } from "./output.js";

interface Options {
  json?: boolean;
}

/** One way of answering about a plan: for a program, and for a person. */
interface Answer {
  json(plan: Plan): Promise<unknown>;
  text(plan: Plan): Promise<string>;
}

const answers = {
  show: {
    json: async (plan) => plan,
    text: async (plan) => (await import("./plan-tables.js")).showText(plan),
  },
  lint: {
    json: async ({ problems }) => ({ problems }),
    text: async (plan) => (await import("./plan-tables.js")).lintText(plan),
  },
  waves: {
    json: async (plan) => (await import("../core/plan/waves.js")).waves(plan),
    text: async (plan) => {
      const { waves } = await import("../core/plan/waves.js");
      return (await import("./plan-tables.js")).wavesText(plan, waves(plan));
    },
  },
} satisfies Record<string, Answer>;

/** `signalbox plan show|lint|waves FILE…` */
export function planCommand(program: Command): void {
  const plan = program.command("plan").description("read plan documents and say what they say");
  add(plan, "show", "print what the plan says: items, sessions, tracks, ownership", answers.show);
  add(plan, "lint", "print everything that is wrong with the plan", answers.lint);
  add(plan, "waves", "print what can run at the same time, and the longest chain", answers.waves);
}

function add(parent: Command, name: string, description: string, answer: Answer): void {
  parent
    .command(name)
    .description(description)
    .argument(
      "<file...>",
      "plan documents; a folder stands for its Markdown, YAML and JSON files, - for standard input",
    )
    .option("--json", "print JSON for programs")
    .addHelpText("after", "\nExit code: 0 fine, 1 the plan has errors, 2 a file could not be read.")
    .action(async (files: string[], options: Options) => {
      const { readDocuments } = await import("./documents.js");
      const documents = await readDocuments(files);
      const { readPlan } = await import("../core/plan/read.js");
      const plan = readPlan(documents);
      printProblems(plan.problems);
      if (options.json) printJson(await answer.json(plan));
      else process.stdout.write(await answer.text(plan));
      process.exitCode = plan.problems.some((problem) => problem.severity === "error")
        ? exitCode.no
        : exitCode.fine;
    });
}
