import type { PageReport } from '../../../utils/phone/page-report.ts';
import { readNumber } from '../../../utils/phone/read-number.ts';
import { readPage } from '../../../utils/phone/read-page.ts';
import { median, type Row } from '../statistics.ts';
import type { BenchPage } from './bench-pages.ts';
import type { Sample } from './measure.ts';
import type { Method } from './methods.ts';

type Accuracy = { recall: number; falseNumbers: number };

const NOTHING_KNOWN = { areaCodes: [], ownNumbers: new Set<string>(), learnedPlaces: [] };

/** The numbers a method found, as E.164: of our script, what the background reads in its last report. */
function numbersFound(method: Method['name'], finds: readonly unknown[]): Set<string> {
  if (method === 'ours') {
    const report = JSON.parse(String(finds.at(-1))) as PageReport;
    const context = { ...NOTHING_KNOWN, homeCountry: 'US' as const, host: 'crm.example.com' };
    return new Set(readPage([{ frameId: 0, report }], context).numbers.map(({ phoneNumber }) => phoneNumber));
  }
  const context = { countries: ['US' as const], areaCodes: [], isCertain: true };
  const texts = finds.flat().map(String);
  return new Set(texts.map((text) => readNumber(text, context)[0]?.phoneNumber ?? text));
}

function accuracyOf(page: BenchPage, method: Method['name'], { finds }: Sample): Accuracy {
  const found = numbersFound(method, finds);
  const right = page.numbers.filter((number) => found.has(number)).length;
  return { recall: right / page.numbers.length, falseNumbers: found.size - right };
}

/** What a page's numbers are found of, and what else is taken for one, beside the other methods (D7). */
export function accuracyRows(
  page: BenchPage,
  samples: ReadonlyMap<Method['name'], readonly Sample[]>,
): Row[] {
  const of = (method: Method['name']): Accuracy | undefined => {
    const all = (samples.get(method) ?? []).map((sample) => accuracyOf(page, method, sample));
    if (!all.length) return undefined;
    return {
      recall: median(all.map(({ recall }) => recall)),
      falseNumbers: median(all.map(({ falseNumbers }) => falseNumbers)),
    };
  };
  const [ours, peer, library] = [of('ours'), of('c2d'), of('libphonenumber')];
  if (!ours) return [];
  const beside = (pick: (accuracy: Accuracy) => number) =>
    [peer && `c2d ${pick(peer)}`, library && `libphonenumber ${pick(library)}`].filter(Boolean).join(', ');
  const percent = ({ recall }: Accuracy) => Math.round(recall * 100);
  const mostFalse = Math.floor((peer?.falseNumbers ?? 0) / 10);
  return [
    {
      goal: 'D7',
      what: `${page.name}: recall`,
      ours: `${percent(ours)} %`,
      floor: beside(percent),
      ratio: '',
      wanted: '100 %',
      isReached: ours.recall === 1,
    },
    {
      goal: 'D7',
      what: `${page.name}: false numbers`,
      ours: String(ours.falseNumbers),
      floor: beside(({ falseNumbers }) => falseNumbers),
      ratio: '',
      wanted: `<= ${mostFalse}`,
      isReached: ours.falseNumbers <= mostFalse,
    },
  ];
}
