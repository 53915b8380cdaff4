import type { Context } from "../context.js";

/** Whether a login may override: 1 request. */
export async function isMaintainer({ host }: Context, login: string): Promise<boolean> {
  const permission = await host.permission(login);
  return permission === "admin" || permission === "maintain";
}

/** Whether a login may push: 1 request. */
export async function mayWrite({ host }: Context, login: string): Promise<boolean> {
  return ["admin", "maintain", "write"].includes(await host.permission(login));
}
