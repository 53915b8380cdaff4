/**
 * A GitHub account. Its id is what it is known by: a login can be renamed, and somebody else may take it afterwards
 * (docs.github.com: "Changing your username").
 */
export interface Account {
  /** GitHub's numeric id of the user, bot or organization. */
  id: number;
  /** As it is written now. */
  login: string;
  /** An App's own account, `NAME[bot]`. */
  bot: boolean;
}

/** An account as a row or a file has it; `id` null: only the login is known, from before ids were kept. */
export interface AccountRef {
  id: number | null;
  login: string;
}

/** Whether both are the same account: by id where both are known by one, else by login, which has no case. */
export function sameAccount(one: AccountRef, other: AccountRef): boolean {
  return one.id !== null && other.id !== null ? one.id === other.id : sameLogin(one.login, other.login);
}

/** Logins have no case (docs.github.com: "Account naming"). */
export const sameLogin = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Something that was done under an account: a claim, a session, an announcement, an allowance. */
export interface Deed {
  login: string | null;
  accountId: number | null;
}

/** The account that something was done under; null: none, or it is not known. */
export const accountOf = ({ login, accountId }: Deed): AccountRef | null =>
  login === null ? null : { id: accountId, login };

/** Whether something was done under this account. */
export function isBy(deed: Deed, account: AccountRef | null): boolean {
  const by = accountOf(deed);
  return by !== null && account !== null && sameAccount(by, account);
}

/**
 * The accounts that the logins of a repository's files were found to be, by login in lower case. Another account that
 * has the login now is not meant by it.
 */
export type KnownLogins = ReadonlyMap<string, number>;

/**
 * The logins, in lower case, under which a repository's files mean this account: those that were found to be its own,
 * and the one that it has now unless the files mean another account by it.
 */
export function namesOf(account: AccountRef, known: KnownLogins): string[] {
  const login = account.login.toLowerCase();
  const pinned = known.get(login);
  const own = account.id === null || pinned === undefined || pinned === account.id ? [login] : [];
  const others = [...known].filter(([name, id]) => id === account.id && name !== login).map(([name]) => name);
  return [...own, ...others];
}

/** The known logins with those under which something was done: whoever took one of them since is not meant by it either. */
export function knownByDeeds(known: KnownLogins, deeds: readonly Deed[]): KnownLogins {
  const all = new Map(known);
  for (const { login, accountId } of deeds) {
    const name = login?.toLowerCase();
    if (name !== undefined && accountId !== null && !all.has(name)) all.set(name, accountId);
  }
  return all;
}
