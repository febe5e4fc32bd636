/** The countries that share the code +1, and with it one way to write numbers. */
const COUNTRIES = 'AG AI AS BB BM BS CA DM DO GD GU JM KN KY LC MP MS PR SX TC TT US VC VG VI';

/**
 * A number of +1 as `formatNumber` writes it, without what is known of all the world's numbers: a panel's first picture
 * does not wait for that. Undefined for every other number.
 */
export function formatNorthAmerican(e164: string, homeCountry: string): string | undefined {
  const [, area, exchange, line] = /^\+1([2-9]\d\d)(\d{3})(\d{4})$/.exec(e164) ?? [];
  if (!area) return undefined;
  const isOwn = COUNTRIES.split(' ').includes(homeCountry);
  return isOwn ? `(${area}) ${exchange}-${line}` : `+1 ${area} ${exchange} ${line}`;
}
