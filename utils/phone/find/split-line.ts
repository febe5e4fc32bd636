import { mayHoldNumber } from './find-runs.ts';

/** Nothing but separators and some digits, too few for a number; no date. */
const FRAGMENT = /^(?!\d{4}-\d\d-\d\d$)(?:[\s()+./–-]*\d){1,9}[\s()+./–-]*$/;
const INLINE = /^(span|[bisu]|em|strong|font|bdi|mark|small|data)$/;

/**
 * The line of a text that holds some digits of a number only, when the rest stands in neighbouring inline elements, as
 * in `<b>(415)</b> <i>555</i>-<i>0123</i>`; elements are set apart by spaces. Empty for a text that stands alone.
 */
export function splitLine(text: Text, data: string): string {
  const MAX_LINE = 160;
  if (!FRAGMENT.test(data)) return '';
  let box = text.parentElement;
  while (box && INLINE.test(box.localName)) box = box.parentElement;
  const line = box?.textContent ?? '';
  const isMore = line.length < MAX_LINE && mayHoldNumber(line) && line.trim() !== data.trim();
  return isMore ? (box as Element).innerHTML.replace(/<[^>]*>|&\w+;/g, ' ') : '';
}
