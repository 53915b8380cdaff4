import type { Account } from "../../core/actors/account.js";

/** Which account is meant by a login, in a repository's files and in rows from before ids were kept. */
export interface AccountStore {
  /** The accounts that logins in config and ownership file were found to be, by login in lower case. */
  known(repositoryId: number): Promise<Map<string, number>>;
  /** Keeps what logins were found to be; one that is known keeps its account. */
  keep(repositoryId: number, found: ReadonlyMap<string, number>, now: Date): Promise<void>;
  /** Forgets the logins that no file names any more, so that one that comes back is looked up anew. */
  forgetAllBut(repositoryId: number, logins: readonly string[]): Promise<void>;
  /** Gives its id to what was kept under its login alone. */
  adopt(repositoryId: number, account: Account): Promise<void>;
}
