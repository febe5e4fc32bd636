import { now, sliceEnd, startSlice } from './slices.ts';

/** Lets the page run; comes back before other tasks. */
declare const scheduler: { yield(): Promise<void> };

/** Takes a node; answers the shadow tree to walk before what is inside. */
export type Visit = (node: Node) => ShadowRoot | null | undefined;

/**
 * Visits every element and text of a tree in document order, open shadow trees at their host, in slices. The page may
 * change between slices: answers false when the place of the walk went away before its end.
 */
export async function walkTree(root: Node, visit: Visit): Promise<boolean> {
  const NODES_PER_CHECK = 32;
  const TEXTS_AND_ELEMENTS = 5;
  const walker = document.createTreeWalker(root, TEXTS_AND_ELEMENTS);
  let node: Node | null = root;
  for (let count = 1; node; count++) {
    if (count % NODES_PER_CHECK === 0 && now() > sliceEnd) {
      await scheduler.yield();
      startSlice();
      if (!node.isConnected) return false;
    }
    const shadow = visit(node);
    if (shadow && !(await walkTree(shadow, visit))) return false;
    node = walker.nextNode();
  }
  return true;
}
