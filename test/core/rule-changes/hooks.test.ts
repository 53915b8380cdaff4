import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { hookEffect, isHookFile } from "../../../src/core/rule-changes/hooks.js";

const settings = ".claude/settings.json";
const hook = {
  matcher: "Edit|Write",
  hooks: [{ type: "command", command: "npx --no-install signalbox guard tool" }],
};
const json = (value: object) => JSON.stringify(value);

describe("files of hooks", () => {
  it.each([
    [settings, true],
    [".claude/settings.local.json", true],
    [".husky/pre-commit", true],
    ["pre-push", true],
    ["docs/settings.json", false],
    ["src/pre-commit.ts", false],
    [".github/workflows/check.yml", false],
  ])("%s: %s", (path, expected) => {
    expect(isHookFile(path)).toBe(expected);
  });
});

describe("an agent's settings", () => {
  const installed = json({ hooks: { PreToolUse: [hook] } });
  const effect = (text: string | null) => hookEffect(settings, text);

  it.each([
    ["formatting and keys of others", JSON.stringify({ model: "x", hooks: { PreToolUse: [hook] } }, null, 2)],
    [
      "hooks of others",
      json({ hooks: { PreToolUse: [{ matcher: "Bash", hooks: [{ command: "lint" }] }, hook], Stop: [] } }),
    ],
    ["the same twice", json({ hooks: { PreToolUse: [hook, hook] } })],
  ])("with other %s do the same", (_, text) => {
    expect(effect(text)).toBe(effect(installed));
  });

  it.each([
    ["without the hook", json({ hooks: { PreToolUse: [] } })],
    ["that are none", "no json"],
    ["that are a list", "[]"],
    ["with hooks of an odd form", json({ hooks: [hook] })],
    ["that are gone", null],
  ])("%s do nothing", (_, text) => {
    expect(effect(text)).toBeNull();
  });

  it.each([
    ["another matcher", json({ hooks: { PreToolUse: [{ ...hook, matcher: "Read" }] } })],
    [
      "another command",
      json({ hooks: { PreToolUse: [{ ...hook, hooks: [{ command: "true # signalbox" }] }] } }),
    ],
    ["all hooks off", json({ disableAllHooks: true, hooks: { PreToolUse: [hook] } })],
  ])("with %s do something else", (_, text) => {
    expect(effect(text)).not.toBe(effect(installed));
    expect(effect(text)).not.toBeNull();
  });
});

describe("a script of git's", () => {
  const script = "#!/bin/sh\n# >>> guard >>>\nsignalbox guard pre-commit || exit $?\n# <<< guard <<<\nlint\n";
  const effect = (text: string) => hookEffect(".husky/pre-commit", text);

  it.each([
    ["after the call", script.replace("lint", "lint --fix\ntest")],
    ["in comments and blanks", script.replace("# >>>", "\n# Why\n# >>>").replaceAll("\n", "\r\n")],
  ])("that is another %s does the same", (_, text) => {
    expect(effect(text)).toBe(effect(script));
  });

  it.each([
    ["that ends before", script.replace("# >>>", "exit 0\n# >>>")],
    ["that ignores the answer", script.replace("|| exit $?", "|| true")],
    ["of another shell", script.replace("/bin/sh", "/bin/true")],
  ])("%s does something else", (_, text) => {
    expect(effect(text)).not.toBe(effect(script));
  });

  it("without the call, or with it in a comment, does nothing", () => {
    expect(effect("#!/bin/sh\nlint\n")).toBeNull();
    expect(effect("#!/bin/sh\n# signalbox guard pre-commit\nlint\n")).toBeNull();
  });

  test.prop([fc.string(), fc.constantFrom(settings, "pre-push")])("of any text is read", (text, path) => {
    expect(() => hookEffect(path, text)).not.toThrow();
  });
});
