/** Where `signalbox guard install` puts its hooks, as far as that is in the repository: git's may be in any folder of it. */
const gitHook = /(?:^|\/)pre-(?:commit|push)$/;
const agentSettings = new Set([".claude/settings.json", ".claude/settings.local.json"]);

export const isHookFile = (path: string): boolean => gitHook.test(path) || agentSettings.has(path);

/**
 * What a hook's file does for the guard: the same text for the same effect; null: it doesn't call it. Of a shell script
 * that is all up to the call, without comments and blanks, since any line before it may end the script; of an agent's
 * settings the hooks that call it.
 */
export function hookEffect(path: string, text: string | null): string | null {
  if (text === null) return null;
  return agentSettings.has(path) ? agentHooks(text) : scriptUpToCall(text);
}

function scriptUpToCall(text: string): string | null {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const last = lines.findLastIndex((line) => /\bsignalbox\b/.test(line) && !/^\s*#/.test(line));
  if (last === -1) return null;
  const code = lines.slice(0, last + 1).filter((line, index) => index === 0 || !/^\s*(?:#|$)/.test(line));
  return code.map((line) => line.trimEnd()).join("\n");
}

function agentHooks(text: string): string | null {
  const settings = objectOf(text);
  // Claude Code's own switch (code.claude.com/docs/en/hooks).
  if (settings.disableAllHooks === true) return "disabled";
  const hooks = settings.hooks;
  const before = isObject(hooks) && Array.isArray(hooks.PreToolUse) ? hooks.PreToolUse : [];
  const calls = before.flatMap((entry): string[] => {
    if (!isObject(entry) || !Array.isArray(entry.hooks)) return [];
    return entry.hooks.flatMap((hook): string[] => {
      const command = isObject(hook) && typeof hook.command === "string" ? hook.command : "";
      return command.includes("signalbox") ? [JSON.stringify([entry.matcher ?? null, command])] : [];
    });
  });
  return calls.length === 0 ? null : [...new Set(calls)].sort().join("\n");
}

/** Settings that are no JSON object are none. */
function objectOf(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
