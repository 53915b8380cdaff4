/** Who calls, as the emulator's routes want it: `installation` for an App's token. */
export interface Caller {
  login: string;
  id: number;
  scopes: string[];
  installation?: {
    installationId: number;
    appId: number;
    accountId: number;
    accountType: "User" | "Organization";
    permissions: Record<string, string>;
    repositoryIds: number[];
    repositorySelection: "all" | "selected";
  };
}
