/**
 * The kind of page an address names: `/contacts/18` and `/contacts/44` are both `/contacts/*`. Only short words in
 * lower case stay, so that no id, name or search of a customer does; routes behind `#` count, queries do not.
 */
export function pagePattern(address: string): string {
  const [path = '', fragment = ''] = address.split('#');
  const route = /^!?\/?\w+\//.test(fragment) ? `#${fragment.replace(/\?.*$/, '')}` : '';
  return `${path}${route}`.replace(/[^/#]+/g, (part) => (/^[a-z]{1,16}$/.test(part) ? part : '*'));
}
