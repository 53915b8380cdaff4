import type { Account } from "../core/actors/account.js";

interface ShownUser {
  id: number | bigint;
  login: string;
  type?: string | undefined;
}

/** A user of a payload or an answer as the account that it is; an App's own account has the type `Bot`. */
export const accountShown = ({ id, login, type }: ShownUser): Account => ({
  id: Number(id),
  login,
  bot: type === "Bot" || login.endsWith("[bot]"),
});
