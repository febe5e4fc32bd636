import type { PageState } from '../../utils/page/active-tab.ts';
import type { PageNumber, PageNumbers } from '../../utils/phone/read-page.ts';

/** A number of a page, with what components show of it. */
export const pageNumber = (phoneNumber: string, label?: PageNumber['label']): PageNumber =>
  ({
    phoneNumber,
    alternatives: [],
    reasons: [],
    ...(label && { label }),
  }) as Partial<PageNumber> as PageNumber;

/** A tab of a CRM that shows these numbers. */
export const pageWith = (
  kind: PageNumbers['kind'],
  numbers: PageNumber[],
  tabId = 1,
): Extract<PageState, { kind: 'page' }> => ({
  kind: 'page',
  tabId,
  host: 'crm.example.com',
  numbers: { kind, numbers },
});
