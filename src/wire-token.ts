/** What commands that need no App are made of. */
export { tokenHost } from "./github/token-host.js";
