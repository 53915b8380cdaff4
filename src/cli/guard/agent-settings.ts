import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { CannotAnswer } from "../exit.js";

/** What we look at of an agent's settings; the rest stays as it is. */
const settings = z.looseObject({
  hooks: z
    .looseObject({
      PreToolUse: z
        .array(
          z.looseObject({ hooks: z.array(z.looseObject({ command: z.string().optional() })).optional() }),
        )
        .optional(),
    })
    .optional(),
});

const hook = {
  matcher: "Edit|Write|MultiEdit|NotebookEdit",
  hooks: [{ type: "command", command: "npx --no-install signalbox guard tool" }],
};

/** Adds our hook to an agent's `settings.json`, keeping the rest. Says what it did. */
export async function addAgentHook(path: string): Promise<string> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new CannotAnswer(`${path} can't be read: ${error.message}`);
  });
  const read = settings.safeParse(text === null ? {} : parsed(text, path));
  if (!read.success)
    throw new CannotAnswer(`${path} has \`hooks\` of another form; add this there: ${JSON.stringify(hook)}`);
  const { hooks = {}, ...rest } = read.data;
  const before = hooks.PreToolUse ?? [];
  const known = before.some((one) =>
    one.hooks?.some(({ command }) => command?.includes("signalbox guard tool")),
  );
  if (known) return `${path}: is set up already`;
  await mkdir(dirname(path), { recursive: true });
  const after = { ...rest, hooks: { ...hooks, PreToolUse: [...before, hook] } };
  await writeFile(path, `${JSON.stringify(after, null, 2)}\n`);
  return `${path}: ${text === null ? "made" : "added to what was there"}`;
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CannotAnswer(`${path} is no JSON (${(error as Error).message}); mend it first`);
  }
}
