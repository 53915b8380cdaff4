/** What every row of the emulator's store has. */
export interface Row {
  id: number;
  created_at: string;
  updated_at: string;
}

/** GitHub takes no notice of case in these (docs.github.com: "The name is not case sensitive"). */
const caseless = new Set(["login", "full_name"]);

/**
 * One table of the emulator's store, with the methods that its routes call. Fields named in `indexed` are
 * looked up without a scan.
 */
export class Rows<T extends Row = Row & Record<string, unknown>> {
  readonly #rows = new Map<number, T>();
  readonly #indexes = new Map<string, Map<string, Map<number, T>>>();
  #nextId: number;

  constructor(indexed: readonly string[] = [], firstId = 1) {
    this.#nextId = firstId;
    for (const field of indexed) this.#indexes.set(field, new Map());
  }

  insert(data: Omit<T, keyof Row> & Partial<Row>): T {
    const id = data.id !== undefined && data.id > 0 ? data.id : this.#nextId;
    this.#nextId = Math.max(this.#nextId, id + 1);
    const now = new Date().toISOString();
    const row = { ...data, id, created_at: now, updated_at: now } as T;
    this.#put(row);
    return row;
  }

  get(id: number): T | undefined {
    return this.#rows.get(id);
  }

  findBy<K extends keyof T & string>(field: K, value: T[K]): T[] {
    const index = this.#indexes.get(field);
    if (!index) return this.all().filter((row) => row[field] === value);
    return [...(index.get(keyOf(field, value))?.values() ?? [])];
  }

  findOneBy<K extends keyof T & string>(field: K, value: T[K]): T | undefined {
    return this.findBy(field, value)[0];
  }

  update(id: number, data: Partial<T>): T | undefined {
    const before = this.#rows.get(id);
    if (!before) return undefined;
    // The emulator gives a new row its node id by an update, which makes it no newer.
    const isNew = Object.keys(data).every((field) => field === "node_id");
    const updated = isNew ? before.updated_at : new Date().toISOString();
    const row = { ...before, ...data, id, updated_at: updated };
    for (const [field, index] of this.#indexes) {
      const value = before[field as keyof T];
      if (value !== row[field as keyof T]) index.get(keyOf(field, value))?.delete(id);
    }
    this.#put(row);
    return row;
  }

  delete(id: number): boolean {
    const row = this.#rows.get(id);
    if (!row) return false;
    this.#unindex(row);
    return this.#rows.delete(id);
  }

  all(): T[] {
    return [...this.#rows.values()];
  }

  count(filter: (row: T) => boolean = () => true): number {
    return this.all().filter(filter).length;
  }

  #put(row: T): void {
    this.#rows.set(row.id, row);
    for (const [field, index] of this.#indexes) {
      const value = row[field as keyof T];
      if (value === undefined || value === null) continue;
      const key = keyOf(field, value);
      const rows = index.get(key);
      if (rows) rows.set(row.id, row);
      else index.set(key, new Map([[row.id, row]]));
    }
  }

  #unindex(row: T): void {
    for (const [field, index] of this.#indexes)
      index.get(keyOf(field, row[field as keyof T]))?.delete(row.id);
  }
}

function keyOf(field: string, value: unknown): string {
  return caseless.has(field) ? String(value).toLowerCase() : String(value);
}

/** People and organizations have their ids from one source at GitHub: no id is both. */
const firstIds = new Map([["github.orgs", 1_000_001]]);

/** The emulator's store: named tables and loose values. */
export class RowStore {
  readonly #tables = new Map<string, Rows>();
  readonly #data = new Map<string, unknown>();

  collection(name: string, indexed: readonly string[] = []): Rows {
    const table = this.#tables.get(name) ?? new Rows(indexed, firstIds.get(name));
    this.#tables.set(name, table);
    return table;
  }

  getData(key: string): unknown {
    return this.#data.get(key);
  }

  setData(key: string, value: unknown): void {
    this.#data.set(key, value);
  }
}
