import type { Entry } from './entry-record.ts';

/** Whether a text did not reach the customer: `DeliveryFailed`, `SendingFailed`. */
export const hasFailed = ({ messageStatus }: Pick<Entry, 'messageStatus'>): boolean =>
  /Failed$/.test(messageStatus ?? '');
