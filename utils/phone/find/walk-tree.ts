import type { Slices } from './slices.ts';

/** Takes a node; answers whether to go inside, or the shadow tree to walk before what is inside. */
export type Visit = (node: Node) => boolean | ShadowRoot;

const NODES_PER_CHECK = 32;
const TEXTS_AND_ELEMENTS = 5;

/**
 * Visits every element and text of a tree in document order, open shadow trees at their host, in slices. The page may
 * change between slices: answers false when the place of the walk went away before its end.
 */
export async function walkTree(root: Node, visit: Visit, slices: Slices): Promise<boolean> {
  const walker = document.createTreeWalker(root, TEXTS_AND_ELEMENTS);
  let node: Node | null = root;
  for (let count = 1; node; count++) {
    if (count % NODES_PER_CHECK === 0 && slices.isOver()) {
      await slices.next();
      if (!node.isConnected) return false;
    }
    const inside = visit(node);
    if (inside && inside !== true && !(await walkTree(inside, visit, slices))) return false;
    node = inside ? walker.nextNode() : nextOutside(walker);
  }
  return true;
}

function nextOutside(walker: TreeWalker): Node | null {
  let next = walker.nextSibling();
  while (!next && walker.parentNode()) next = walker.nextSibling();
  return next;
}
