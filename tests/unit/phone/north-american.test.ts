import { getCountries } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { isCountry } from '../../../utils/phone/countries.ts';
import { formatNumber } from '../../../utils/phone/normalise.ts';
import { formatNorthAmerican } from '../../../utils/phone/north-american.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const HOMES = getCountries();

describe('a number of +1 without what is known of the world', () => {
  it('reads as with it, at home and abroad', () => {
    const random = seededRandom(7);
    for (const home of HOMES) {
      const e164 = `+1${2 + random.int(8)}${String(random.int(1e9)).padStart(9, '0')}`;
      expect(formatNorthAmerican(e164, home), `${e164} in ${home}`).toBe(formatNumber(e164, home));
    }
  });

  it.each(['+1911', '+11155550127', '+1415555012', '+141555501277', '+442079460123', '4155550127', ''])(
    'is left to it: %s',
    (text) => {
      expect(formatNorthAmerican(text, 'US')).toBeUndefined();
    },
  );
});

describe('the codes of countries', () => {
  it('are those whose numbers can be read', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const codes = letters.flatMap((first) => letters.map((second) => `${first}${second}`));
    expect(codes.filter(isCountry)).toEqual([...HOMES].sort());
    expect(['', 'us', 'U', 'USA', 'S C', ' US'].filter(isCountry)).toEqual([]);
  });
});
