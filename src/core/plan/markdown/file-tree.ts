import type { ItemFile } from "../model.js";
import { pathOf } from "./paths.js";

/**
 * Paths in a drawn tree or a plain listing, as code fences hold them:
 *
 *     examples/
 *     ├── README.md   # how to use them
 *     └── run.sh
 *
 * Only what nothing stands under is a file of the item; folders are on the way to it.
 */
export function filesInTree(code: string, access: ItemFile["access"]): ItemFile[] {
  const found: string[] = [];
  const folders = new Set<string>();
  const above: { column: number; path: string }[] = [];
  for (const line of code.split(/\r?\n/).slice(0, 5000)) {
    const column = /^[\s│├└─|`+\\-]*/u.exec(line)?.[0].length ?? 0;
    const name = line
      .slice(column)
      .replace(/\s+(?:#|\/\/|—|–|<-|←|\().*$/u, "")
      .trim();
    const path = pathOf(name);
    if (path === null) continue;
    while (above.length > 0 && (above.at(-1)?.column ?? 0) >= column) above.pop();
    const parent = above.at(-1)?.path ?? "";
    const whole = parent === "" ? path : `${parent.replace(/\/?$/, "/")}${path}`;
    folders.add(parent);
    found.push(whole);
    if (above.length < 64) above.push({ column, path: whole });
  }
  return found.filter((path) => !folders.has(path)).map((path) => ({ path, access }));
}
