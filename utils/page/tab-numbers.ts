import { createInTurn } from '../in-turn.ts';
import type { PageReport } from '../phone/page-report.ts';
import type { FrameReport, PageNumber, PageNumbers } from '../phone/read-page.ts';
import { withReport } from '../phone/report-parts.ts';
import type { StorageArea } from '../storage-area.ts';

const REPORTS = 'reports:';
const NUMBERS = 'numbers:';
/** The tabs that have reports, the one that told last at the end. */
const ORDER = 'reportingTabs';

/**
 * What is kept, so that pages that say much cannot fill `storage.session` (10 MB), where the access token is, too. A tab
 * that was forgotten reports again when it comes into view.
 */
const MOST_TABS = 8;
const MOST_FRAMES = 20;
const LONGEST_REPORT = 400_000;

/** The `storage.session` key under which a panel finds the numbers of a tab. */
export const tabNumbersKey = (tabId: number): string => `${NUMBERS}${tabId}`;

/** What the pages of each tab show, kept per tab in `storage.session`: gone with the browser, never on disk. */
export type TabNumbers = {
  /**
   * Takes a frame's latest report and reads the whole page anew; reports that come faster than they are read are read
   * together. Answers whether the frame has to tell all again, because the report only adds to one that is not kept.
   */
  report(tabId: number, frameId: number, report: PageReport, host: string): Promise<boolean>;
  /** Reads all pages anew, after settings or own numbers changed. */
  readAgain(): Promise<void>;
  /** A number a tab shows, by any of its readings, and the tab's host; undefined when it shows no such number. */
  find(tabId: number, phoneNumber: string): Promise<{ host: string; number: PageNumber } | undefined>;
  forget(tabId: number): Promise<void>;
};

const keysOf = (tabId: number): string[] => [`${REPORTS}${tabId}`, tabNumbersKey(tabId)];

/** Forgets what every tab showed: numbers found on pages are customers' numbers. */
export async function forgetAllTabs(session: StorageArea): Promise<void> {
  const keys = Object.keys(await session.get(null));
  const isOfTab = (key: string) => key.startsWith(REPORTS) || key.startsWith(NUMBERS) || key === ORDER;
  await session.remove(keys.filter(isOfTab));
}

type TabReports = { host: string; frames: Record<number, PageReport> };

/** Takes a frame's report into those of its tab; one without numbers, or too long, takes the frame out. */
function withFrame(
  stored: TabReports | undefined,
  frameId: number,
  report: PageReport,
): TabReports['frames'] {
  const { [frameId]: _, ...others } = stored?.frames ?? {};
  const sizes = Object.values(others).map((other) => JSON.stringify(other).length);
  const size = sizes.reduce((sum, one) => sum + one, JSON.stringify(report).length);
  const isKept = report.candidates.length > 0 && sizes.length < MOST_FRAMES && size < LONGEST_REPORT;
  return isKept ? { ...others, [frameId]: report } : others;
}

/** Reports of one tab are taken in turn, so two frames reporting at once both count. `read` is `readPage` with context. */
export function createTabNumbers(
  session: StorageArea,
  read: (reports: FrameReport[], host: string) => Promise<PageNumbers>,
): TabNumbers {
  const inTurn = createInTurn();
  const waiting = new Map<string, PageReport[]>();

  const publish = async (tabId: number, { host, frames }: TabReports): Promise<void> => {
    const reports = Object.entries(frames).map(([frameId, report]) => ({ frameId: Number(frameId), report }));
    await session.set({ [tabNumbersKey(tabId)]: await read(reports, host) });
  };

  const readReports = async (tabId: number): Promise<TabReports | undefined> => {
    const key = `${REPORTS}${tabId}`;
    return (await session.get(key))[key] as TabReports | undefined;
  };

  /** Puts a tab last in the order, and forgets the first ones of too many. */
  const noteTab = async (tabId: number): Promise<void> => {
    const order = ((await session.get(ORDER))[ORDER] as number[] | undefined) ?? [];
    if (order.at(-1) === tabId) return;
    const tabs = [...order.filter((one) => one !== tabId), tabId];
    const forgotten = tabs.splice(0, Math.max(0, tabs.length - MOST_TABS));
    await session.remove(forgotten.flatMap(keysOf));
    await session.set({ [ORDER]: tabs });
  };

  return {
    report: (tabId, frameId, report, host) => {
      const frame = `${tabId} ${frameId}`;
      waiting.set(frame, [...((report.part && waiting.get(frame)) || []), report]);
      return inTurn(async () => {
        const reports = waiting.get(frame);
        if (!reports) return false;
        waiting.delete(frame);
        const stored = await readReports(tabId);
        const whole = reports.reduce(withReport, stored?.frames[frameId]);
        if (!whole) return true;
        const frames = withFrame(stored, frameId, whole);
        const tab = { host: frameId === 0 ? host : (stored?.host ?? ''), frames };
        await noteTab(tabId);
        await session.set({ [`${REPORTS}${tabId}`]: tab });
        await publish(tabId, tab);
        return false;
      });
    },
    readAgain: () =>
      inTurn(async () => {
        for (const [key, value] of Object.entries(await session.get(null))) {
          if (key.startsWith(REPORTS)) await publish(Number(key.slice(REPORTS.length)), value as TabReports);
        }
      }),
    find: async (tabId, phoneNumber) => {
      const key = tabNumbersKey(tabId);
      const shown = (await session.get(key))[key] as PageNumbers | undefined;
      const number = shown?.numbers.find(
        (one) => one.phoneNumber === phoneNumber || one.alternatives.includes(phoneNumber),
      );
      return number && { host: (await readReports(tabId))?.host ?? '', number };
    },
    forget: (tabId) =>
      inTurn(async () => {
        const order = ((await session.get(ORDER))[ORDER] as number[] | undefined) ?? [];
        await session.set({ [ORDER]: order.filter((one) => one !== tabId) });
        await session.remove(keysOf(tabId));
      }),
  };
}
