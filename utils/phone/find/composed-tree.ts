/** The element around a node as it is shown: through slots and out of open shadow roots. */
export const parentOf = (node: Node): Element | undefined =>
  (node as Text).assignedSlot ?? node.parentElement ?? (node.parentNode as ShadowRoot | null)?.host;
