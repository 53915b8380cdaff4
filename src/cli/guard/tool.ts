import { relative, resolve } from "node:path";
import { z } from "zod";
import { editLine } from "../../core/text/before-edit.js";
import { CannotAnswer } from "../exit.js";
import { workTreeOf } from "../git/repository.js";
import { json, type Outcome } from "../outcome.js";
import { answersFor } from "../paths/answers.js";
import type { GuardOptions } from "./options.js";

/** What coding agents send before they use a tool (code.claude.com/docs/en/hooks, PreToolUse). */
const toolUse = z.object({
  tool_name: z.string(),
  cwd: z.string().optional(),
  tool_input: z
    .object({
      file_path: z.string().optional(),
      notebook_path: z.string().optional(),
      path: z.string().optional(),
    })
    .catch({}),
});

/** Tools that write files; others are none of ours. */
const writes = /^(?:Edit|Write|MultiEdit|NotebookEdit|str_replace\w*|create_file|apply_patch)$/i;

const nothing: Outcome = { stdout: "", stderr: "", code: 0 };

/** The decision, as the agent's hook protocol wants it. */
const decided = (decision: "deny" | "ask", reason: string): Outcome => ({
  stdout: json({
    hookSpecificOutput: {
      hookEventName: "PreToolUse",
      permissionDecision: decision,
      permissionDecisionReason: reason,
    },
  }),
  stderr: "",
  code: 0,
});

/**
 * An agent's `PreToolUse` hook: denies an edit of what others hold, with the reason and what to do. What may be edited is
 * left to the agent's own permissions: nothing is printed. What can't be told is asked about with `--strict`, else left.
 */
export async function guardTool(
  folder: string,
  input: string,
  options: GuardOptions,
  environment: Record<string, string | undefined>,
  now: Date,
): Promise<Outcome> {
  const use = toolUse.safeParse(parsed(input));
  if (!use.success)
    throw new CannotAnswer("standard input is no PreToolUse event: JSON with `tool_name` and `tool_input`");
  const { tool_name: tool, tool_input: given, cwd = folder } = use.data;
  const path = given.file_path ?? given.notebook_path ?? given.path;
  if (!writes.test(tool) || path === undefined) return nothing;
  const root = await workTreeOf(cwd);
  const file = resolve(cwd, path);
  // What lies outside the repository is nobody's here.
  if (root === null || relative(root, file).startsWith("..")) return nothing;
  try {
    const [answer] = await answersFor(cwd, [file], options, environment, now);
    if (answer?.state === "held" || answer?.state === "shared")
      return decided("deny", `${answer.message} ${answer.todo}`);
    return answer?.state === "unknown" && options.strict ? decided("ask", editLine(answer, now)) : nothing;
  } catch (error) {
    if (!(error instanceof CannotAnswer)) throw error;
    return options.strict
      ? decided("ask", error.message)
      : { ...nothing, stderr: `signalbox: ${error.message}\n` };
  }
}

function parsed(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return null;
  }
}
