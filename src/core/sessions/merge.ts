import type { Config, SessionConfig } from "../config/model.js";
import type { Session } from "./model.js";

/** Sessions of the config and those that registered by themselves; what the config says of one holds. */
export function sessionsOf(
  config: Pick<Config, "sessions">,
  registered: readonly Session[],
): Record<string, SessionConfig> {
  const configured = new Set(Object.keys(config.sessions).map((id) => id.toLowerCase()));
  const own = registered
    .filter(({ id, login }) => login !== null && !configured.has(id.toLowerCase()))
    .map(({ id, login, tracks, branches }): [string, SessionConfig] => [
      id,
      { logins: [(login ?? "").toLowerCase()], tracks, branches, registered: true },
    ]);
  return { ...Object.fromEntries(own), ...config.sessions };
}
