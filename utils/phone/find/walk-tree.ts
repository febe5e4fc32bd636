import type { Slices } from './slices.ts';

/** Takes a node; answers whether to go inside. */
export type Visit = (node: Node) => boolean;

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
    const isEntered = visit(node);
    const { shadowRoot }: { shadowRoot?: ShadowRoot | null } = node as Element;
    if (isEntered && shadowRoot && !(await walkTree(shadowRoot, visit, slices))) return false;
    node = isEntered ? walker.nextNode() : nextOutside(walker);
  }
  return true;
}

function nextOutside(walker: TreeWalker): Node | null {
  let next = walker.nextSibling();
  while (!next && walker.parentNode()) next = walker.nextSibling();
  return next;
}
