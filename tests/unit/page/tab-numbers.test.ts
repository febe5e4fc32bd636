import { beforeEach, describe, expect, it } from 'vitest';
import { createTabNumbers, forgetAllTabs, tabNumbersKey } from '../../../utils/page/tab-numbers.ts';
import type { PageReport } from '../../../utils/phone/page-report.ts';
import type { FrameReport, PageNumber, PageNumbers } from '../../../utils/phone/read-page.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';

/** A report that says only this; `read` below understands it. */
const saying = (...texts: string[]) =>
  ({
    part: 0,
    paths: [],
    candidates: texts.map((text) => ({ text, path: -1, spot: '', isInView: true })),
  }) as Partial<PageReport> as PageReport;
/** The nth part that follows such a report. */
const adding = (part: number, ...texts: string[]) => ({ ...saying(...texts), part });

/** Stands in for `readPage`: names host, frames and texts, so that a test sees what was read together. */
const read = async (reports: FrameReport[], host: string): Promise<PageNumbers> => {
  const numbers = reports.flatMap(({ frameId, report }) =>
    report.candidates.map(({ text }) => ({ phoneNumber: `${host} ${frameId} ${text}` })),
  );
  return { kind: 'record', numbers } as PageNumbers;
};

let session = createMemoryStorage();
let tabs = createTabNumbers(session, read);
beforeEach(() => {
  session = createMemoryStorage();
  tabs = createTabNumbers(session, read);
});
const shown = (tabId: number) =>
  (session.dump()[tabNumbersKey(tabId)] as PageNumbers | undefined)?.numbers.map((one) => one.phoneNumber);

describe('the numbers of a tab', () => {
  it('are those of all its frames, read together', async () => {
    await tabs.report(1, 0, saying('a'), 'crm');
    await tabs.report(1, 7, saying('b', 'c'), 'widget');
    expect(shown(1)).toEqual(['crm 0 a', 'crm 7 b', 'crm 7 c']);
  });

  it('count both of two frames that report at the same moment', async () => {
    await Promise.all([
      tabs.report(1, 0, saying('a'), 'crm'),
      tabs.report(1, 7, saying('b'), 'widget'),
      tabs.report(1, 8, saying('c'), 'widget'),
    ]);
    expect(shown(1)).toEqual(['crm 0 a', 'crm 7 b', 'crm 8 c']);
  });

  it('are the latest of each frame', async () => {
    await tabs.report(1, 0, saying('a'), 'crm');
    await tabs.report(1, 0, saying('b'), 'crm2');
    expect(shown(1)).toEqual(['crm2 0 b']);
  });

  it('go when their frame shows none any more', async () => {
    await tabs.report(1, 0, saying('a'), 'crm');
    await tabs.report(1, 7, saying('b'), 'widget');
    await tabs.report(1, 7, saying(), 'widget');
    expect(shown(1)).toEqual(['crm 0 a']);
    await tabs.report(1, 0, saying(), 'crm');
    expect(shown(1)).toEqual([]);
  });

  it('grow by what a frame adds, also to the memory of an earlier worker', async () => {
    await tabs.report(1, 0, saying('a'), 'crm');
    expect(await tabs.report(1, 0, adding(1, 'b'), 'crm')).toBe(false);
    tabs = createTabNumbers(session, read);
    await Promise.all([tabs.report(1, 0, adding(2, 'c'), 'crm'), tabs.report(1, 0, adding(3, 'd'), 'crm')]);
    expect(shown(1)).toEqual(['crm 0 a', 'crm 0 b', 'crm 0 c', 'crm 0 d']);
    await Promise.all([tabs.report(1, 0, adding(4, 'e'), 'crm'), tabs.report(1, 0, saying('f'), 'crm')]);
    expect(shown(1)).toEqual(['crm 0 f']);
  });

  it('stay as they are when a part before was lost: the frame has to tell all again', async () => {
    await tabs.report(1, 0, saying('a'), 'crm');
    expect(await tabs.report(1, 0, adding(2, 'c'), 'crm')).toBe(true);
    expect(await tabs.report(1, 7, adding(1, 'c'), 'crm')).toBe(true);
    expect(shown(1)).toEqual(['crm 0 a']);
    expect(await tabs.report(1, 0, saying('a', 'b', 'c'), 'crm')).toBe(false);
    expect(shown(1)).toEqual(['crm 0 a', 'crm 0 b', 'crm 0 c']);
  });

  it('are kept apart by tab', async () => {
    await Promise.all([tabs.report(1, 0, saying('a'), 'x'), tabs.report(11, 0, saying('b'), 'y')]);
    await tabs.forget(1);
    expect([shown(1), shown(11)]).toEqual([undefined, ['y 0 b']]);
    expect(Object.keys(session.dump()).filter((key) => key.endsWith(':1'))).toEqual([]);
  });

  it('are still known to the next worker', async () => {
    await tabs.report(1, 0, saying('a'), 'crm');
    tabs = createTabNumbers(session, read);
    await tabs.report(1, 7, saying('b'), 'widget');
    expect(shown(1)).toEqual(['crm 0 a', 'crm 7 b']);
  });

  it('are all read anew when settings changed', async () => {
    let name = 'before';
    tabs = createTabNumbers(session, (reports) => read(reports, name));
    await tabs.report(1, 0, saying('a'), 'crm');
    await tabs.report(2, 0, saying('b'), 'crm');
    await session.set({ 'rate:Medium': { sent: [] } });
    name = 'after';
    await tabs.readAgain();
    expect([shown(1), shown(2)]).toEqual([['after 0 a'], ['after 0 b']]);
  });

  it('are not brought back by reading anew after the tab was closed', async () => {
    await tabs.report(1, 0, saying('a'), 'crm');
    await Promise.all([tabs.forget(1), tabs.readAgain()]);
    expect(shown(1)).toBeUndefined();
  });

  it('of all tabs are forgotten together, with what they were read from, and nothing else is', async () => {
    await tabs.report(1, 0, saying('a'), 'crm');
    await tabs.report(2, 7, saying('b'), 'crm');
    await session.set({ 'rate:Medium': { sent: [] }, accessToken: 'A' });
    await forgetAllTabs(session);
    expect(Object.keys(session.dump()).sort()).toEqual(['accessToken', 'rate:Medium']);
    await tabs.readAgain();
    expect([shown(1), shown(2)]).toEqual([undefined, undefined]);
  });

  it('survive a page that cannot be read', async () => {
    tabs = createTabNumbers(session, () => Promise.reject(new Error('oops')));
    await expect(tabs.report(1, 0, saying('a'), 'crm')).rejects.toThrow('oops');
    tabs = createTabNumbers(session, read);
    await tabs.readAgain();
    expect(shown(1)).toEqual(['crm 0 a']);
  });
});

describe('a number of a tab', () => {
  const find = async (phoneNumber: string) => {
    tabs = createTabNumbers(session, async () => ({
      kind: 'record',
      record: '',
      numbers: [
        { phoneNumber: '+1', alternatives: ['+2'] },
        { phoneNumber: '+3', alternatives: [] },
      ] as Partial<PageNumber>[] as PageNumber[],
    }));
    await tabs.report(1, 0, saying('a'), 'crm');
    const found = await tabs.find(1, phoneNumber);
    return found && `${found.host} ${found.number.phoneNumber}`;
  };

  it.each([
    ['+3', 'crm +3'],
    ['+2', 'crm +1'],
    ['+4', undefined],
  ])('%s is found by any of its readings (%s)', async (phoneNumber, expected) => {
    expect(await find(phoneNumber)).toBe(expected);
  });

  it('is not found in a tab that told nothing', async () => {
    expect(await tabs.find(9, '+1')).toBeUndefined();
  });
});

describe('what pages can make the browser keep', () => {
  it('are the reports of eight tabs: the one that told longest ago is forgotten', async () => {
    for (let tabId = 1; tabId <= 8; tabId += 1) await tabs.report(tabId, 0, saying('a'), 'crm');
    await tabs.report(1, 0, saying('b'), 'crm');
    await tabs.report(9, 0, saying('c'), 'crm');
    expect([shown(1), shown(2), shown(3), shown(9)]).toEqual([
      ['crm 0 b'],
      undefined,
      ['crm 0 a'],
      ['crm 0 c'],
    ]);
    await tabs.forget(9);
    await tabs.report(10, 0, saying('d'), 'crm');
    expect([shown(3), shown(10)]).toEqual([['crm 0 a'], ['crm 0 d']]);
  });

  it('are twenty frames of a tab', async () => {
    for (let frameId = 0; frameId < 25; frameId += 1)
      await tabs.report(1, frameId, saying(`n${frameId}`), 'crm');
    expect(shown(1)).toHaveLength(20);
    await tabs.report(1, 0, saying('again'), 'crm');
    expect(shown(1)).toContain('crm 0 again');
  });

  it('are 400,000 letters of a tab: a frame that tells more is left out, others stay', async () => {
    await tabs.report(1, 0, saying('a'), 'crm');
    await tabs.report(1, 7, saying('b'.repeat(400_000)), 'crm');
    expect(shown(1)).toEqual(['crm 0 a']);
    await tabs.report(1, 7, saying('c'), 'crm');
    expect(shown(1)).toEqual(['crm 0 a', 'crm 7 c']);
  });

  it('is the last of many reports that come faster than they are read', async () => {
    const readings: string[] = [];
    tabs = createTabNumbers(session, async (reports, host) => {
      readings.push(reports.flatMap(({ report }) => report.candidates.map(({ text }) => text)).join());
      return read(reports, host);
    });
    const texts = Array.from({ length: 100 }, (_, index) => `n${index}`);
    await Promise.all(texts.map((text) => tabs.report(1, 0, saying(text), 'crm')));
    expect([readings, shown(1)]).toEqual([['n99'], ['crm 0 n99']]);
  });
});
