import type { Command } from "commander";
import type { ApiPlace } from "../api-client.js";

type Options = ApiPlace & { json?: boolean };

/** `signalbox token create|list|revoke --repo OWNER/NAME` */
export function tokenCommand(program: Command): void {
  const token = program.command("token").description("tokens with which sessions prove who they are");
  onRepository(token, "create", "make a token for a session; it is shown this once")
    .requiredOption("--session <id>", "the session that it is for")
    .option("--note <text>", "what it is for")
    .action(async (options: Options & { session: string; note?: string }) => {
      const { createToken } = await import("./tokens.js");
      const { deliver } = await import("../outcome.js");
      deliver(await createToken(options, process.env));
    });
  onRepository(token, "list", "list the tokens of a repository, without their secrets").action(
    async (options: Options) => {
      const { listTokens } = await import("./tokens.js");
      const { deliver } = await import("../outcome.js");
      deliver(await listTokens(options, process.env));
    },
  );
  onRepository(token, "revoke", "make a token worthless")
    .argument("<id>", "the token's id, as list shows it")
    .action(async (id: string, options: Options) => {
      const { revokeToken } = await import("./tokens.js");
      const { deliver } = await import("../outcome.js");
      deliver(await revokeToken(id, options, process.env));
    });
}

const onRepository = (parent: Command, name: string, description: string): Command =>
  parent
    .command(name)
    .description(description)
    .requiredOption("--repo <owner/name>", "the repository")
    .option("--url <url>", "where the App listens (default: SIGNALBOX_URL, or http://localhost:3000)")
    .option("--json", "print JSON for programs")
    .addHelpText(
      "after",
      "\nThe operator token comes from SIGNALBOX_OPERATOR_TOKEN.\nExit code: 0 done, 2 not done.",
    );
