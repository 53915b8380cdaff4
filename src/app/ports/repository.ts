/** A repository that the App is installed on. */
export interface Repository {
  /** GitHub's database id: survives renames and transfers. */
  id: number;
  installationId: number;
  owner: string;
  name: string;
  ownerType: "User" | "Organization";
  defaultBranch: string;
}

export interface RepositoryStore {
  /** Inserts or updates by id. */
  save(repository: Repository): Promise<void>;
  find(id: number): Promise<Repository | null>;
  all(): Promise<Repository[]>;
  /** The App was removed from it; its rows stay, so that a reinstall finds them. */
  deactivate(id: number): Promise<void>;
}
