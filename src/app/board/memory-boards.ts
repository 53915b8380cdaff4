import type { KnownFields } from "../../core/board/model.js";
import { readTrackKey } from "../../core/board/track-key.js";
import type { BoardItemRow, BoardStore, Creation, KeptBoard, KeptIssue } from "../ports/board-store.js";

/** What one run knows of one repository's board: nothing of it is there for the next one, which looks for markers. */
export class MemoryBoards implements BoardStore {
  readonly rows = new Map<string, BoardItemRow>();
  readonly keptIssues = new Map<string, KeptIssue>();
  readonly staleAt = new Map<string, Date>();
  readonly begun = new Map<string, Creation>();
  around: KeptBoard["around"] = null;
  fullAt: Date | null = null;
  projectId: string | null = null;
  fields: KnownFields = new Map();

  async items(_: number, keys?: readonly string[]): Promise<BoardItemRow[]> {
    const rows = [...this.rows.values()];
    return keys ? rows.filter((row) => keys.includes(row.itemKey)) : rows;
  }

  async itemOfIssue(_: number, issueNumber: number): Promise<BoardItemRow | null> {
    const row = this.rowOf(issueNumber);
    return row && readTrackKey(row.itemKey) === null ? row : null;
  }

  async keptBody(_: number, issueNumber: number): Promise<string | null> {
    const row = this.rowOf(issueNumber);
    return (row && this.keptIssues.get(row.itemKey)?.issue.body) ?? null;
  }

  private rowOf(issueNumber: number): BoardItemRow | null {
    return [...this.rows.values()].find((row) => row.issueNumber === issueNumber) ?? null;
  }

  async save(_: number, row: BoardItemRow): Promise<void> {
    const before = this.rowOf(row.issueNumber);
    if (before && before.itemKey !== row.itemKey) await this.forget(0, before.itemKey);
    if (this.rows.get(row.itemKey)?.issueNodeId !== row.issueNodeId) this.keptIssues.delete(row.itemKey);
    this.rows.set(row.itemKey, row);
    this.begun.delete(row.itemKey);
  }

  async forget(_: number, itemKey: string): Promise<void> {
    for (const map of [this.rows, this.keptIssues, this.staleAt]) map.delete(itemKey);
  }

  async rename(_: number, from: string, to: string): Promise<void> {
    for (const map of [this.rows, this.keptIssues, this.staleAt] as Map<string, unknown>[]) {
      const value = map.get(from);
      map.delete(from);
      if (value instanceof Date) map.set(to, value);
      else if (value) map.set(to, { ...value, itemKey: to });
    }
  }

  async kept(): Promise<KeptBoard> {
    const stale = [...this.rows.keys()].filter((key) => this.staleAt.has(key) || !this.keptIssues.has(key));
    const { around, fullAt } = this;
    const issues = [...this.keptIssues.values()].filter(({ itemKey }) => this.rows.has(itemKey));
    return structuredClone({ issues, stale, around, fullAt });
  }

  async keep(
    _: number,
    { issues, around, full }: Parameters<BoardStore["keep"]>[1],
    at: Date,
  ): Promise<void> {
    for (const one of issues) {
      if (!this.rows.has(one.itemKey)) continue;
      this.keptIssues.set(one.itemKey, structuredClone(one));
      const since = this.staleAt.get(one.itemKey);
      if (since && since <= at) this.staleAt.delete(one.itemKey);
    }
    this.around = structuredClone(around);
    if (full || this.fullAt === null) this.fullAt = at;
  }

  async touch(_: number, issueNumbers: readonly number[], at: Date): Promise<number> {
    const touched = [...this.rows.values()].filter(({ issueNumber }) => issueNumbers.includes(issueNumber));
    for (const { itemKey } of touched) {
      const before = this.staleAt.get(itemKey);
      this.staleAt.set(itemKey, before && before > at ? before : at);
    }
    return touched.length;
  }

  async beginCreation(_: number, itemKey: string, startedAt: Date): Promise<void> {
    this.begun.set(itemKey, { itemKey, startedAt });
  }

  async endCreation(_: number, itemKey: string): Promise<void> {
    this.begun.delete(itemKey);
  }

  async creations(): Promise<Creation[]> {
    return [...this.begun.values()];
  }

  async project(): Promise<string | null> {
    return this.projectId;
  }

  async saveProject(_: number, projectId: string): Promise<void> {
    if (this.projectId !== null && this.projectId !== projectId) this.fields = new Map();
    this.projectId = projectId;
  }

  async projectFields(): Promise<KnownFields> {
    return this.fields;
  }

  async saveProjectFields(_: number, fields: KnownFields): Promise<void> {
    this.fields = fields;
  }
}
