import type { Reason } from '../phone/score-number.ts';

const WORDS: Record<Reason, string> = {
  chosenHereBefore: 'you chose the number in this place before',
  mobileLabel: 'labelled as a mobile number',
  phoneLabel: 'labelled as a phone number',
  workLabel: 'labelled as a work number',
  homeLabel: 'labelled as a home number',
  otherLabel: 'labelled as somebody else’s number',
  faxLabel: 'labelled as a fax number',
  staffLabel: 'labelled as a colleague’s number',
  inDialog: 'in a window over the page',
  inHeading: 'in the heading of the record',
  inMain: 'in the main part of the page',
  inAside: 'beside the main part of the page',
  inRelated: 'in a related list or history',
  inHeader: 'in the header of the site',
  inFooter: 'in the footer of the site',
  inWidget: 'in a chat or phone widget',
  inView: 'in view without scrolling',
  isLink: 'a link to call or text',
  isField: 'in a field of a form',
  inText: 'inside a longer text',
  inList: 'one of many in a list',
  inMetadata: 'in data that the page does not show',
};

/** Why a number stands where it stands among the numbers of a page, in words; in the order they are given. */
export const describeReasons = (reasons: readonly Reason[]): string[] =>
  reasons.map((reason) => WORDS[reason]).filter((words) => words !== undefined);
