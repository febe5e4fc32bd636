import type { Label } from './label-words.ts';
import type { Place } from './read-place.ts';
import type { Region } from './region-words.ts';

/** Why a number stands where it stands in the list, most telling first. The panel has a sentence for each. */
export type Reason =
  | 'chosenHereBefore'
  | 'mobileLabel'
  | 'phoneLabel'
  | 'workLabel'
  | 'homeLabel'
  | 'otherLabel'
  | 'faxLabel'
  | 'staffLabel'
  | 'inDialog'
  | 'inHeading'
  | 'inMain'
  | 'inAside'
  | 'inRelated'
  | 'inHeader'
  | 'inFooter'
  | 'inWidget'
  | 'inView'
  | 'isLink'
  | 'isField'
  | 'inText'
  | 'inList'
  | 'inMetadata';

/** What the score of one number is made of. */
export type Score = { score: number; reasons: Reason[] };

const OF_LABEL: Record<Label, [number, Reason?]> = {
  mobile: [40, 'mobileLabel'],
  phone: [28, 'phoneLabel'],
  work: [22, 'workLabel'],
  home: [16, 'homeLabel'],
  other: [-12, 'otherLabel'],
  fax: [-40, 'faxLabel'],
  staff: [-50, 'staffLabel'],
  id: [-100],
  none: [0],
};

const OF_REGION: Record<Region, [number, Reason]> = {
  dialog: [45, 'inDialog'],
  main: [20, 'inMain'],
  aside: [8, 'inAside'],
  related: [-35, 'inRelated'],
  header: [-35, 'inHeader'],
  footer: [-70, 'inFooter'],
  widget: [-80, 'inWidget'],
};

/** Below it a number may be anybody's: it is offered, never opened by itself. */
export const CLEAR_SCORE = 20;

/**
 * How likely a number is the customer's whose record the page shows, with the reasons. Pure: features in, points out.
 * `isListed`: it is one of many in a list or table; `isChosenPlace`: the agent chose a number of this place before.
 */
export function scoreNumber(
  place: Place,
  facts: { isInView: boolean; isListed: boolean; isChosenPlace: boolean },
): Score {
  const parts: [number, Reason?][] = [
    facts.isChosenPlace ? [1000, 'chosenHereBefore'] : [0],
    OF_LABEL[place.label],
    place.isHeading && place.region !== 'related' ? [10, 'inHeading'] : [0],
    OF_REGION[place.region],
    facts.isInView ? [6, 'inView'] : [0],
    place.source === 'link' ? [5, 'isLink'] : [0],
    place.source === 'field' ? [4, 'isField'] : [0],
    place.source === 'markup' ? [-45, 'inMetadata'] : [0],
    place.isProse ? [-25, 'inText'] : [0],
    facts.isListed ? [-45, 'inList'] : [0],
  ];
  return {
    score: parts.reduce((sum, [points]) => sum + points, 0),
    reasons: parts.filter(([points]) => points !== 0).flatMap(([, reason]) => reason ?? []),
  };
}
