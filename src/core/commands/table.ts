import type { CommandKind } from "./command.js";
import type { CommandSpec, Specs } from "./spec.js";
import { claimSpecs } from "./specs/claims.js";
import { fileSpecs } from "./specs/files.js";
import { messageSpecs } from "./specs/messages.js";
import { sessionSpecs } from "./specs/sessions.js";
import { verdictSpecs } from "./specs/verdict.js";

/** Every command with its help. A new one is a member of `Command` and an entry in one of `specs/`. */
export const commandTable: Specs<CommandKind> = {
  ...claimSpecs,
  ...sessionSpecs,
  ...messageSpecs,
  ...fileSpecs,
  ...verdictSpecs,
};

export const commandKinds = Object.keys(commandTable) as CommandKind[];

export const specOf = (kind: CommandKind): CommandSpec<CommandKind> =>
  commandTable[kind] as CommandSpec<CommandKind>;
