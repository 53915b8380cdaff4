import { postgresUrl, type StoreKind } from "./test-database.js";

/** The stores that whole flows run on: PostgreSQL only where a server is named. */
export const storeKinds: StoreKind[] = postgresUrl === null ? ["pglite"] : ["pglite", "postgres"];
