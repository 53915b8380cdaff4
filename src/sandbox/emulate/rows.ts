/** What every row of the emulator's store has. */
export interface Row {
  id: number;
  created_at: string;
  updated_at: string;
}

/**
 * One table of the emulator's store, with the methods that its routes call. Fields named in `indexed` are
 * looked up without a scan.
 */
export class Rows<T extends Row = Row & Record<string, unknown>> {
  readonly #rows = new Map<number, T>();
  readonly #indexes = new Map<string, Map<string, Map<number, T>>>();
  #nextId = 1;

  constructor(indexed: readonly string[] = []) {
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
    return [...(index.get(String(value))?.values() ?? [])];
  }

  findOneBy<K extends keyof T & string>(field: K, value: T[K]): T | undefined {
    return this.findBy(field, value)[0];
  }

  update(id: number, data: Partial<T>): T | undefined {
    const before = this.#rows.get(id);
    if (!before) return undefined;
    const row = { ...before, ...data, id, updated_at: new Date().toISOString() };
    for (const [field, index] of this.#indexes) {
      const value = before[field as keyof T];
      if (value !== row[field as keyof T]) index.get(String(value))?.delete(id);
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
      const rows = index.get(String(value));
      if (rows) rows.set(row.id, row);
      else index.set(String(value), new Map([[row.id, row]]));
    }
  }

  #unindex(row: T): void {
    for (const [field, index] of this.#indexes) index.get(String(row[field as keyof T]))?.delete(row.id);
  }
}

/** The emulator's store: named tables and loose values. */
export class RowStore {
  readonly #tables = new Map<string, Rows>();
  readonly #data = new Map<string, unknown>();

  collection(name: string, indexed: readonly string[] = []): Rows {
    const table = this.#tables.get(name) ?? new Rows(indexed);
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
