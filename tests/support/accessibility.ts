import axe from 'axe-core';
import { expect } from 'vitest';

/** Rules that need a real layout, or a whole page around what is drawn. */
const NOT_HERE = { 'color-contrast': { enabled: false }, region: { enabled: false } };

/** Fails with what axe finds wrong in what is drawn now. */
export async function expectAccessible(root: Element = document.body): Promise<void> {
  const { violations } = await axe.run(root, { rules: NOT_HERE });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
