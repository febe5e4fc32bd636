import { isSliceOver, nextSlice } from './slices.ts';

/** Takes a node; answers the shadow tree to walk before what is inside. */
export type Visit = (node: Node) => ShadowRoot | null;

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
    if (count % NODES_PER_CHECK === 0 && isSliceOver()) {
      await nextSlice();
      if (!node.isConnected) return false;
    }
    const shadow = visit(node);
    if (shadow && !(await walkTree(shadow, visit))) return false;
    node = walker.nextNode();
  }
  return true;
}
