import { describe, expect, it } from "vitest";
import { readSettings, SettingsError } from "../src/settings.js";

const pem = "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\n";
const whole = { APP_ID: "12", PRIVATE_KEY: pem, WEBHOOK_SECRET: "a long secret" };
const noFile = () => {
  throw new Error("ENOENT: no such file");
};

function problemsOf(environment: Record<string, string>): string[] {
  try {
    readSettings(environment, noFile);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe("settings", () => {
  it("that are not there lead to the setup page", () => {
    expect(readSettings({}, noFile).credentials).toBeNull();
  });

  it("that are whole start the App at github.com, a second between writes", () => {
    expect(readSettings(whole, noFile)).toMatchObject({
      credentials: { appId: 12, privateKey: pem, webhookSecret: "a long secret" },
      baseUrl: "https://api.github.com",
      writeIntervalMs: 1000,
      databaseUrl: null,
    });
  });

  it("point at an Enterprise Server, without a pace where it is this machine", () => {
    const settings = readSettings({ ...whole, GHE_HOST: "127.0.0.1:4010", GHE_PROTOCOL: "http" }, noFile);
    expect(settings).toMatchObject({ baseUrl: "http://127.0.0.1:4010/api/v3", writeIntervalMs: 0 });
  });

  it.each([
    ["0", 0],
    ["2500", 2500],
  ])("take the pace as given: WRITE_INTERVAL_MS=%s", (given, ms) => {
    expect(readSettings({ ...whole, WRITE_INTERVAL_MS: given }, noFile).writeIntervalMs).toBe(ms);
  });

  it("take a key from a file, or with its line breaks written out", () => {
    const { PRIVATE_KEY: _, ...rest } = whole;
    expect(readSettings({ ...rest, PRIVATE_KEY_PATH: "key.pem" }, () => pem).credentials?.privateKey).toBe(
      pem,
    );
    const flat = { ...rest, PRIVATE_KEY: pem.replaceAll("\n", "\\n") };
    expect(readSettings(flat, noFile).credentials?.privateKey).toBe(pem);
  });

  it("count as not set where they are empty", () => {
    expect(readSettings({ ...whole, DATABASE_URL: "" }, noFile).databaseUrl).toBeNull();
  });
});

describe("wrong settings stop the start", () => {
  it("with all problems at once, each naming its variable and what is allowed", () => {
    expect(
      problemsOf({
        APP_ID: "twelve",
        PORT: "99999",
        DATABASE_URL: "mysql://x",
        LOG_LEVEL: "loud",
        PRIVATE_KEY_PATH: "no.pem",
      }),
    ).toEqual([
      "APP_ID: must be the number that GitHub shows on the App's settings page",
      "PORT: must be a port number, 1 to 65535",
      "DATABASE_URL: must be a URL that starts with postgres:// or postgresql://",
      "LOG_LEVEL: must be trace, debug, info, warn, error or fatal",
      "PRIVATE_KEY_PATH: no.pem can't be read (ENOENT: no such file)",
    ]);
  });

  it.each([
    [
      "one credential without the others",
      { APP_ID: "12" },
      ["PRIVATE_KEY or PRIVATE_KEY_PATH", "WEBHOOK_SECRET"],
    ],
    ["a key that is none", { ...whole, PRIVATE_KEY: "hello" }, ["PRIVATE_KEY"]],
    [
      "production without credentials",
      { NODE_ENV: "production" },
      ["APP_ID, PRIVATE_KEY and WEBHOOK_SECRET"],
    ],
    [
      "a wrong id beside nothing else",
      { APP_ID: "x" },
      ["APP_ID", "PRIVATE_KEY or PRIVATE_KEY_PATH", "WEBHOOK_SECRET"],
    ],
    ["a wrong id is said once", { ...whole, APP_ID: "x" }, ["APP_ID"]],
  ])("%s", (_, environment, names) => {
    expect(problemsOf(environment as Record<string, string>).map((problem) => problem.split(":")[0])).toEqual(
      names,
    );
  });
});
