import type { Pattern, Step } from "./pattern.js";
import { globMatches, type SegmentGlob } from "./segment.js";

interface GlobBranch {
  glob: SegmentGlob;
  node: Node;
}

/**
 * A point that patterns lead to, segment by segment. Patterns that begin alike share nodes, so a path is
 * matched against all rules at once by following the nodes it reaches: no backtracking, whatever the rules.
 */
interface Node {
  literals: Map<string, Node>;
  /** Globs that end in a literal with a dot (`*.ts`), by what comes after its last dot. */
  byExtension: Map<string, GlobBranch[]>;
  globs: GlobBranch[];
  /** Where `**` leads; such a node stays reached whatever segments follow. */
  anyDepth: Node | null;
  staysReached: boolean;
  /** Highest rule that matches a file here, or anything below; -1 for none. */
  itself: number;
  below: number;
  /** Highest rule of this node and the nodes after it. */
  highest: number;
  /** The step of matching that reached it last: several ways lead to a node, and one is enough. */
  step: number;
}

/** What the folders of a path have come to. */
interface FolderState {
  reached: Node[];
  /** Highest rule that matches everything in this folder. */
  rule: number;
}

export interface PatternTree {
  /** Adds a rule; a higher number wins over a lower one. */
  add(pattern: Pattern, rule: number): void;
  /** The highest rule that matches the file at `path`, or -1. */
  match(path: string): number;
}

function newNode(staysReached = false): Node {
  return {
    literals: new Map(),
    byExtension: new Map(),
    globs: [],
    anyDepth: null,
    staysReached,
    itself: -1,
    below: -1,
    highest: -1,
    step: -1,
  };
}

function extensionOf(text: string): string | null {
  const dot = text.lastIndexOf(".");
  return dot === -1 ? null : text.slice(dot + 1);
}

function globBranches(node: Node, glob: SegmentGlob): GlobBranch[] {
  const extension = extensionOf(glob.suffix);
  if (extension === null) return node.globs;
  const found = node.byExtension.get(extension) ?? [];
  node.byExtension.set(extension, found);
  return found;
}

function child(node: Node, step: Step): Node {
  if (step.kind === "any-depth") {
    node.anyDepth ??= newNode(true);
    return node.anyDepth;
  }
  if (step.kind === "literal") {
    const next = node.literals.get(step.text) ?? newNode();
    node.literals.set(step.text, next);
    return next;
  }
  const branches = globBranches(node, step.glob);
  let branch = branches.find(({ glob }) => glob.source === step.glob.source);
  if (!branch) {
    branch = { glob: step.glob, node: newNode() };
    branches.push(branch);
  }
  return branch.node;
}

/** Nodes that one segment leads to. Nodes that can't beat `rule` are left out. */
interface Reaching {
  nodes: Node[];
  step: number;
  rule: number;
}

/** Adds a node, and where `**` leads from it without any segment. */
function reach(to: Reaching, node: Node): void {
  if (node.step === to.step || node.highest <= to.rule) return;
  node.step = to.step;
  to.nodes.push(node);
  if (node.anyDepth) reach(to, node.anyDepth);
}

function reachGlobs(to: Reaching, branches: GlobBranch[], segment: string): void {
  for (const { glob, node } of branches) {
    if (node.step !== to.step && node.highest > to.rule && globMatches(glob, segment)) reach(to, node);
  }
}

function follow(from: Node[], segment: string, to: Reaching): Node[] {
  const extension = extensionOf(segment);
  for (const node of from) {
    if (node.highest <= to.rule) continue;
    if (node.staysReached) reach(to, node);
    const literal = node.literals.get(segment);
    if (literal) reach(to, literal);
    const byExtension = extension === null ? undefined : node.byExtension.get(extension);
    if (byExtension) reachGlobs(to, byExtension, segment);
    if (node.globs.length > 0) reachGlobs(to, node.globs, segment);
  }
  return to.nodes;
}

function highestOf(reached: Node[], side: "itself" | "below", rule: number): number {
  let highest = rule;
  for (const node of reached) if (node[side] > highest) highest = node[side];
  return highest;
}

/** Folders remembered at most: paths come in crowds from the same folders. */
const rememberedFolders = 20_000;

/** An empty tree. Adding after the first match forgets what was remembered. */
export function patternTree(): PatternTree {
  const root = newNode();
  const folders = new Map<string, FolderState>();
  let steps = 0;

  function reaching(rule: number): Reaching {
    return { nodes: [], step: ++steps, rule };
  }

  function rootState(): FolderState {
    const to = reaching(-1);
    reach(to, root);
    return { reached: to.nodes, rule: highestOf(to.nodes, "below", -1) };
  }

  function walk(folder: string): FolderState {
    let { reached, rule } = rootState();
    for (let start = 0; start <= folder.length; ) {
      const slash = folder.indexOf("/", start);
      const end = slash === -1 ? folder.length : slash;
      reached = follow(reached, folder.slice(start, end), reaching(rule));
      rule = highestOf(reached, "below", rule);
      start = end + 1;
    }
    return { reached, rule };
  }

  function folderState(folder: string | null): FolderState {
    if (folder === null) return rootState();
    const known = folders.get(folder);
    if (known) return known;
    const state = walk(folder);
    if (folders.size >= rememberedFolders) folders.clear();
    folders.set(folder, state);
    return state;
  }

  return {
    add(pattern, rule) {
      folders.clear();
      let node = root;
      root.highest = Math.max(root.highest, rule);
      for (const step of pattern.steps) {
        node = child(node, step);
        node.highest = Math.max(node.highest, rule);
      }
      if (pattern.itself) node.itself = Math.max(node.itself, rule);
      if (pattern.below) node.below = Math.max(node.below, rule);
    },
    match(path) {
      const slash = path.lastIndexOf("/");
      const folder = folderState(slash === -1 ? null : path.slice(0, slash));
      const reached = follow(folder.reached, path.slice(slash + 1), reaching(folder.rule));
      return highestOf(reached, "itself", folder.rule);
    },
  };
}
