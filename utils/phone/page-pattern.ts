import { hash } from './hash.ts';

/**
 * The kind of page an address names: `/contacts/18` and `/contacts/44` are both `/contacts/*`. Only short words in
 * lower case stay, so that no id, name or search of a customer does; routes behind `#` count, queries do not.
 */
export const pagePattern = (address: string): string =>
  routeOf(address).replace(/[^/#]+/g, (part) => (WORD.test(part) ? part : '*'));

/**
 * Tells the record of one page from another's: `/contacts/18` and `/contacts/18/notes` are of the same, `/contacts/44`
 * is not. A hash; '' where the address names none.
 */
export function pageRecord(address: string): string {
  const ids = routeOf(address).match(/[^/#]+/g) ?? [];
  const named = ids.filter((part) => !WORD.test(part)).join('/');
  return named && hash(named);
}

const WORD = /^[a-z]{1,16}$/;

function routeOf(address: string): string {
  const [path = '', fragment = ''] = address.split('#');
  const route = /^!?\/?\w+\//.test(fragment) ? `#${fragment.replace(/\?.*$/, '')}` : '';
  return `${path}${route}`;
}
