// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { describeBeside } from '../../utils/phone/find/describe-spot.ts';

// D2 of the performance goals: a search that finds nothing passes every node of a table, and there is one per number.
it('searches a table for nothing that is not in it', () => {
  document.body.innerHTML = `<table><tr><th>Name</th><th>Mobile</th></tr>
    <tr><td>Pat</td><td id="cell">3035550142</td></tr></table>`;
  const search = vi.spyOn(Element.prototype, 'querySelector');
  const cell = document.getElementById('cell') as HTMLElement;
  const pieces = describeBeside(cell.firstChild as Text, cell, false).split(',');
  const selectors = search.mock.calls.map(([selector]) => selector);
  search.mockRestore();
  expect(selectors).toEqual(['tr,[role=row]']);
  expect(pieces.find((piece) => piece.startsWith('|'))).toMatch(/\/\w/);
});
