import { describe, expect, it } from 'vitest';
import type { PageNumbers, ReadContext } from '../../../utils/phone/read-page.ts';
import { readReport, readText, reportOfText } from '../../support/read-text.ts';

const numbersOf = (text: string, context: Partial<ReadContext> = {}) =>
  readText(text, context.homeCountry ?? 'US', context).map(({ phoneNumber }) => phoneNumber);
const readingsOf = (text: string, context: Partial<ReadContext> = {}) =>
  readText(text, 'US', context).map(({ phoneNumber, alternatives }) => [phoneNumber, ...alternatives]);

describe('a number without country code', () => {
  it('is one of the home country, of the site’s country before that, and of the page’s before both', () => {
    const text = 'Phone: 030 901820';
    expect(numbersOf(text)).toEqual([]);
    expect(numbersOf(text, { homeCountry: 'DE' })).toEqual(['+4930901820']);
    expect(numbersOf(text, { siteCountry: 'DE' })).toEqual(['+4930901820']);
    expect(numbersOf(text, { siteCountry: 'FR', host: 'crm.example.de' })).toEqual(['+4930901820']);
  });

  it('may be from where the page’s other numbers are, when the page calls it a number', () => {
    const text = 'Mobile: 050 123 4567\nReception: +971 4 345 6789';
    expect(numbersOf(text).toSorted()).toEqual(['+97143456789', '+971501234567']);
    expect(numbersOf('Mobile: 050 123 4567')).toEqual([]);
    expect(numbersOf('see 050 123 4567\nReception: +971 4 345 6789')).toEqual(['+97143456789']);
  });

  it('may be from any country of the page’s language, when nothing else says where', () => {
    const read = (text: string, lang: string) =>
      readReport(reportOfText(text, { lang })).numbers.map(({ phoneNumber }) => phoneNumber);
    expect(read('Móvil: 652 418 907', 'es')).toEqual(['+34652418907']);
    expect(read('Celular: (11) 91234-5678', 'pt')).toEqual(['+5511912345678']);
    expect(read('ver 652 418 907', 'es')).toEqual([]);
    expect(read('Móvil: 652 418 907', 'en')).toEqual([]);
    expect(read('Teléfono: (415) 555-0123', 'es')).toEqual(['+14155550123']);
  });

  it('keeps every reading it may have, the likeliest first: the threads decide', () => {
    expect(readingsOf('Phone: 0171 2345678', { siteCountry: 'DE', homeCountry: 'AT' })).toEqual([
      ['+491712345678', '+431712345678'],
    ]);
    expect(readingsOf('Phone: +49 171 2345678', { siteCountry: 'AT' })).toEqual([['+491712345678']]);
  });

  it('has the area code of a shared number where it is as short as a local one', () => {
    const areaCodes = ['+14155550100', '+12125550100'];
    expect(readingsOf('Phone: 555-0123', { areaCodes })).toEqual([['+14155550123', '+12125550123']]);
    expect(numbersOf('Phone: 555-0123')).toEqual([]);
  });
});

describe('a number of a range that libphonenumber does not know', () => {
  const read = (text: string) => numbersOf(text, { homeCountry: 'GB' });

  it('is believed where the page calls it a number, and it is written in full', () => {
    expect(read('Mobile: 07700 900123')).toEqual(['+447700900123']);
    expect(read('Mobile: +44 7700 900123')).toEqual(['+447700900123']);
    expect(read('Mobile: +44 7700 900 123')).toEqual(['+447700900123']);
  });

  it.each([
    'call 07700 90012',
    'see 07700 900123',
    'see +44 7700 900 123',
    'Mobile: +44 7700 900 1',
    'Order: 07700 900123',
    'Mobile: 7700 900123',
    'Mobile: 0 77 00 90 01 23',
  ])('is none in "%s"', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('is none in North America, where all ranges are known', () => {
    expect(numbersOf('Phone: 123-456-7890')).toEqual([]);
  });
});

describe('a line of a switchboard behind a slash', () => {
  it.each([
    ['Tel: 0312 285 60 14 / 127', 'TR', '+903122856014'],
    ['Tel: 089 1234567 / 12', 'DE', '+49891234567'],
    ['Tel: 030 / 901820', 'DE', '+4930901820'],
  ])('is not a part of the number: %s', (text, homeCountry, expected) => {
    expect(numbersOf(text, { homeCountry: homeCountry as 'DE' })).toEqual([expected]);
  });
});

describe('an area code that is set apart', () => {
  it.each(['0221 / 4710 - 126', '(0221) 47 10-126', '0221/4710-126'])(
    'is where it should be in %s, whatever the extension is set apart by',
    (text) => {
      expect(numbersOf(text, { homeCountry: 'DE' })).toEqual(['+492214710126']);
    },
  );

  it('is none where it is not where the country has it', () => {
    expect(numbersOf('02 / 214710 - 126', { homeCountry: 'DE' })).toEqual([]);
  });
});

describe('a running number behind a year or a series', () => {
  it.each(['2425/000702', '2324 / 009911'])('%s is a phone number only where the page says so', (text) => {
    expect(numbersOf(text, { homeCountry: 'IN' })).toEqual([]);
    expect(numbersOf(`Phone: ${text}`, { homeCountry: 'IN' })).toHaveLength(1);
  });
});

describe('a number of which the rest is hidden', () => {
  it.each(['Phone: +44 7400 ••• •••', 'Phone: +49 1512 555-••••', 'Mobile: 98200 1XXXX'])(
    'is none: %s',
    (text) => {
      expect(numbersOf(text, { homeCountry: 'IN' })).toEqual([]);
    },
  );

  it.each(['call me on (415) 555-0123 xx', '(415) 555-0123 • Mobile', '(415) 555-0123 XXL'])(
    'is one where nothing is hidden: %s',
    (text) => {
      expect(numbersOf(text)).toEqual(['+14155550123']);
    },
  );
});

describe('six digits and four behind a slash: a birth number, or two codes', () => {
  it.each(['785412/3847', '713930 / 4493'])('%s is a phone number only where the page says so', (text) => {
    expect(numbersOf(text)).toEqual([]);
    expect(numbersOf(`Phone: ${text}`)).toEqual([`+1${text.replace(/\D/g, '')}`]);
  });
});

describe('the number of a thing', () => {
  it.each(['Siniestro no. 415 555 0123', 'Vorgang Nr. 415 555 0123', 'Widget no. 415 555 0123'])(
    'is no phone number in "%s"',
    (text) => {
      expect(numbersOf(text)).toEqual([]);
    },
  );

  it.each([
    'Phone no. 415 555 0123',
    'Her new no. 415 555 0123',
    'Contact no. 415 555 0123',
    'No. 415 555 0123',
  ])('is not meant in "%s"', (text) => {
    expect(numbersOf(text)).toEqual(['+14155550123']);
  });
});

describe('a letter before a number', () => {
  it('is how signatures say it: a field that says it in a word comes first', () => {
    const [first, second] = readText('T 415 555 0123\nPhone: 212 555 0199', 'US');
    expect([first?.phoneNumber, second?.phoneNumber]).toEqual(['+12125550199', '+14155550123']);
    expect(second?.reasons).toContain('inText');
  });
});

describe('the company’s own numbers', () => {
  it('are those its page calls “our”; what somebody writes of theirs may be a customer’s', () => {
    expect(numbersOf('Our main line (312) 555-0100')).toEqual([]);
    const mail = 'When you are there, please call our office in Chicago at (312) 555-0100 and ask for Jim.';
    expect(numbersOf(mail)).toEqual(['+13125550100']);
  });

  it('are never offered, nor as another reading', () => {
    const text = 'Phone: (415) 555-0123, Office: (212) 555-0199';
    expect(numbersOf(text, { ownNumbers: new Set(['+12125550199']) })).toEqual(['+14155550123']);
    const areaCodes = ['+14155550100', '+12125550100'];
    expect(readingsOf('Phone: 555-0123', { areaCodes, ownNumbers: new Set(['+12125550123']) })).toEqual([
      ['+14155550123'],
    ]);
  });
});

describe('what was learned', () => {
  const record = (id: string): [string, string] => [
    `Mobile: (415) 555-01${id}\nFax: (212) 555-01${id}`,
    `/contacts/${id}`,
  ];
  const read = ([text, address]: [string, string], learnedPlaces: string[] = []): PageNumbers =>
    readReport(reportOfText(text, { address }), { learnedPlaces });
  const [mobile, fax] = read(record('23')).numbers;
  const first = (page: [string, string], place = fax?.place ?? '') => read(page, [place]).numbers[0];

  it('puts the number of that place first on other pages of the kind, and says why', () => {
    expect([mobile?.phoneNumber, fax?.phoneNumber]).toEqual(['+14155550123', '+12125550123']);
    expect(first(record('47'))).toMatchObject({ phoneNumber: '+12125550147', pattern: '/contacts/*' });
    expect(first(record('47'))?.reasons[0]).toBe('chosenHereBefore');
  });

  it('changes nothing on pages of another kind, or without that place', () => {
    const [text] = record('47');
    expect(first([text, '/leads/47'])?.phoneNumber).toBe('+14155550147');
    expect(first(['Mobile: (415) 555-0147', '/contacts/47'])?.phoneNumber).toBe('+14155550147');
  });

  it('holds nothing of the page', () => {
    expect(JSON.stringify([fax?.place, fax?.pattern])).not.toMatch(/555|23/);
  });
});
