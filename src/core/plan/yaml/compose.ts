import {
  type AliasEvent,
  EVENT_ID,
  type Event,
  getScalarValue,
  SCALAR_STYLE,
  type ScalarEvent,
} from "js-yaml";
import { aliasBomb, endlessAlias, twiceKey, unknownAlias } from "../../text/plan-values.js";
import { maxYamlNodes } from "../limits.js";
import type { Node } from "./values.js";

/** What the YAML grammar allows and a document can't mean: an alias of nothing, or of far too much. */
export class Unwritable extends Error {
  /** Offset in the text. */
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** Places of offsets in a text. */
export interface Places {
  /** 1-based. */
  lineAt(offset: number): number;
}

/**
 * The tree of a document's events, in which bare scalars are the text they are written as (`1.10`, `0009`,
 * `2026-01-02`), but for `true`, `false` and null. Aliases and merge keys (`<<`) are written out. Entries that are null
 * are left out of maps. Throws Unwritable.
 */
export function compose(events: readonly Event[], text: string, places: Places): Node {
  return new Composer(events, text, places).node();
}

class Composer {
  readonly #events: readonly Event[];
  readonly #text: string;
  readonly #places: Places;
  /** Null while the anchored node is still being read. */
  readonly #anchors = new Map<string, Node | null>();
  #next = 0;

  constructor(events: readonly Event[], text: string, places: Places) {
    this.#events = events;
    this.#text = text;
    this.#places = places;
  }

  /** The node that begins at the next event. The parser has bounded how deep they nest. */
  node(): Node {
    const event = this.#events[this.#next++];
    if (!event || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT)
      return { value: null, line: 1, size: 1 };
    if (event.type === EVENT_ID.ALIAS) return this.#alias(event);
    const anchor = event.anchorStart < 0 ? null : this.#text.slice(event.anchorStart, event.anchorEnd);
    if (anchor !== null) this.#anchors.set(anchor, null);
    const node =
      event.type === EVENT_ID.SCALAR
        ? this.#scalar(event)
        : event.type === EVENT_ID.SEQUENCE
          ? this.#list(event.start)
          : this.#map(event.start);
    if (node.size > maxYamlNodes) throw new Unwritable(aliasBomb, offsetOf(event));
    if (anchor !== null) this.#anchors.set(anchor, node);
    return node;
  }

  #alias(event: AliasEvent): Node {
    const name = this.#text.slice(event.anchorStart, event.anchorEnd);
    const named = this.#anchors.get(name);
    if (named === undefined) throw new Unwritable(unknownAlias(name), event.anchorStart);
    if (named === null) throw new Unwritable(endlessAlias(name), event.anchorStart);
    return { ...named, line: this.#places.lineAt(event.anchorStart) };
  }

  #scalar(event: ScalarEvent): Node {
    const line = event.valueStart < 0 ? this.#lineBefore() : this.#places.lineAt(event.valueStart);
    const value = event.valueStart < 0 ? "" : getScalarValue(this.#text, event);
    const bare = event.style === SCALAR_STYLE.PLAIN && event.tagStart < 0;
    return { value: bare ? meaning(value) : value, line, size: 1 };
  }

  /** A value that isn't written is where its key is. */
  #lineBefore(): number {
    const before = this.#events[this.#next - 2];
    return before ? this.#places.lineAt(Math.max(0, offsetOf(before))) : 1;
  }

  #list(start: number): Node {
    const line = this.#places.lineAt(start);
    const list: Node[] = [];
    let size = 1;
    while (!this.#ends()) {
      const entry = this.node();
      size += entry.size;
      list.push(entry);
    }
    return { value: list.map((entry) => entry.value), line, size, list };
  }

  #map(start: number): Node {
    const line = this.#places.lineAt(start);
    const map: NonNullable<Node["map"]> = new Map();
    const merged: Node[] = [];
    let size = 1;
    while (!this.#ends()) {
      const key = this.#events[this.#next];
      const written = this.node();
      const at = key ? offsetOf(key) : start;
      const node = this.node();
      size += node.size;
      const name = written.list || written.map ? "" : String(written.value ?? "");
      if (name === "<<" && key?.type === EVENT_ID.SCALAR && key.style === SCALAR_STYLE.PLAIN) {
        merged.push(...(node.list ?? [node]));
        continue;
      }
      if (map.has(name)) throw new Unwritable(twiceKey, at);
      map.set(name, { line: written.line, node });
    }
    for (const { map: from } of merged)
      for (const [name, entry] of from ?? []) if (!map.has(name)) map.set(name, { ...entry, line: null });
    const entries = [...map].filter(([, entry]) => entry.node.value !== null);
    return {
      value: Object.fromEntries(entries.map(([name, entry]) => [name, entry.node.value])),
      line,
      size,
      map,
    };
  }

  #ends(): boolean {
    const event = this.#events[this.#next];
    if (event && event.type !== EVENT_ID.POP) return false;
    this.#next += 1;
    return true;
  }
}

function offsetOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart;
  return "start" in event ? event.start : 0;
}

/** What a bare scalar says: YAML 1.2's null and truth values (https://yaml.org/spec/1.2.2/#103-core-schema), else its text. */
function meaning(text: string): unknown {
  if (/^(?:~|null|Null|NULL)?$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  return /^(?:false|False|FALSE)$/.test(text) ? false : text;
}
