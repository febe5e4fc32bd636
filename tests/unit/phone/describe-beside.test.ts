// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { describeBeside } from '../../../utils/phone/find/describe-spot.ts';

/** The texts before the number of a list's entry that says this beside it. */
function textsBefore(word: string, isBrief: boolean): string[] {
  document.body.innerHTML = `<p><b>${word}</b> <i>3035550142</i></p>`;
  const element = document.querySelector('i') as HTMLElement;
  const pieces = describeBeside(element.firstChild as Text, element, isBrief).split(',');
  return pieces.filter((piece) => piece.startsWith('<'));
}

it('pictograms are told apart', () => {
  const [call, calendar, call2] = [
    textsBefore('📱', false),
    textsBefore('📅', false),
    textsBefore('📱', false),
  ];
  expect(call).toEqual(call2);
  expect(call).not.toEqual(calendar);
});

it('the letters of a time are no words', () => {
  expect(textsBefore('1:15p', false)).toEqual([]);
  expect(textsBefore('1 p', false)).toHaveLength(1);
});

it('of a brief entry a word counts that stood beside another number, as labels do', () => {
  const [label] = textsBefore('Mobile', false);
  expect(label).toMatch(/^<\d\.\d \w+$/);
  expect(textsBefore('Mobile', true)).toEqual([label]);
});

it('of a brief entry a word does not count that stands there for the first time, as names do', () => {
  expect(textsBefore('Whitfield', true)).toEqual([]);
  // Asking made it no better known.
  expect(textsBefore('Whitfield', true)).toEqual([]);
  expect(textsBefore('Whitfield', false)).toHaveLength(1);
});
