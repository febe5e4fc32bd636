// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { describeBeside } from '../../../utils/phone/find/describe-spot.ts';
import { labelOfSpot, readSpot } from '../../../utils/phone/read-spot.ts';

/** What a number is called that stands in the second column of a table with this first row, another row, and its own. */
function labelBelow(row: string, beside = 'Pat') {
  const other = '<tr><td>Robin</td><td>Away until June, at the earliest</td></tr>';
  document.body.innerHTML = `<table>${row}${other}<tr><td>${beside}</td><td id="cell">3035550142</td></tr></table>`;
  const cell = document.getElementById('cell') as HTMLElement;
  return labelOfSpot(readSpot(`text;0;;;${describeBeside(cell.firstChild as Text, cell, false)}`)).label;
}

describe('a number in a sentence', () => {
  /** What it is called in a note of this class, behind a text of its own. */
  function labelInNote(className: string, heading: string) {
    const sentence = ['If nobody opens the door, ask the neighbour, Mrs Chela,', '3035550142'] as const;
    document.body.innerHTML = `<h4>${heading}</h4><p class="${className}">${sentence.join(' ')}</p>`;
    const note = document.querySelector('p') as HTMLElement;
    const beside = describeBeside(note.firstChild as Text, note, false);
    return labelOfSpot(readSpot(`text;${sentence[0].length};;;${beside}`)).label;
  }

  it('is not the number of what the sentence is a note to', () => {
    expect(labelInNote('order_note', 'Customer')).toBe('none');
    expect(labelInNote('note', 'Invoice')).toBe('none');
    expect(labelInNote('note', 'Mobile')).toBe('mobile');
  });
});

describe('a number in a column', () => {
  it.each([
    ['Mobile', 'mobile'],
    ['Fax', 'fax'],
    ['Account no.', 'id'],
    ['Added by', 'none'],
  ])('is what its header says, which may be a plain cell: "%s"', (header, label) => {
    expect(labelBelow(`<tr><th>Name</th><th>${header}</th></tr>`)).toBe(label);
    expect(labelBelow(`<tr><td>Name</td><td>${header}</td></tr>`)).toBe(label);
  });

  it('is what stands beside it before it is what stands on top of a column without a header', () => {
    expect(labelBelow('<tr><td>Sends by</td><td>Fax</td></tr>', 'Mobile')).toBe('mobile');
  });

  it('is nothing by a name or a sentence on top of a column without a header', () => {
    expect(labelBelow('<tr><td>Note</td><td>Wants the fax sent again</td></tr>')).toBe('none');
    expect(labelBelow('<tr><td>Contact</td><td>Account Manager</td></tr>')).toBe('none');
  });
});
