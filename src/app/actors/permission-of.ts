import type { Account } from "../../core/actors/account.js";
import { includes, type Permission } from "../../core/actors/permission.js";
import type { Config } from "../../core/config/model.js";
import type { Context } from "../context.js";

/**
 * What an account may do here: at most 1 request, and none where it was asked within five minutes. What an App may do is
 * what the config's `bots` says; null: it is not among them. Throws where GitHub doesn't say: unknown is no leave.
 */
export async function permissionOf(
  { host }: Pick<Context, "host">,
  account: Account,
  { bots }: Pick<Config, "bots">,
  fresh = false,
): Promise<Permission | null> {
  if (!account.bot) return host.permission(account, fresh);
  const login = account.login.toLowerCase();
  return Object.hasOwn(bots, login) ? (bots[login]?.may ?? null) : null;
}

/** Whether an account may do what only maintainers may: asked anew. */
export async function maintains(
  context: Pick<Context, "host">,
  account: Account,
  config: Pick<Config, "bots">,
): Promise<boolean> {
  return includes((await permissionOf(context, account, config, true)) ?? "none", "maintain");
}
