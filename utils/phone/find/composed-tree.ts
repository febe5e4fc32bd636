/** The element around a node as it is shown: through slots and out of open shadow roots. */
export function parentOf(node: Node): Element | undefined {
  return (node as Text).assignedSlot ?? node.parentElement ?? (node.parentNode as ShadowRoot | null)?.host;
}
