import type { Log } from "../../src/app/ports/log.js";

export const quietLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
