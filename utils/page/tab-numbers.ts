import { createInTurn } from '../in-turn.ts';
import type { PageReport } from '../phone/page-report.ts';
import type { FrameReport, PageNumbers } from '../phone/read-page.ts';
import type { StorageArea } from '../storage-area.ts';

const REPORTS = 'reports:';
const NUMBERS = 'numbers:';

/** The `storage.session` key under which a panel finds the numbers of a tab. */
export const tabNumbersKey = (tabId: number): string => `${NUMBERS}${tabId}`;

/** What the pages of each tab show, kept per tab in `storage.session`: gone with the browser, never on disk. */
export type TabNumbers = {
  /** Takes a frame's latest report and reads the whole page anew. */
  report(tabId: number, frameId: number, report: PageReport, host: string): Promise<void>;
  /** Reads all pages anew, after settings or own numbers changed. */
  readAgain(): Promise<void>;
  forget(tabId: number): Promise<void>;
};

/** Forgets what every tab showed: numbers found on pages are customers' numbers. */
export async function forgetAllTabs(session: StorageArea): Promise<void> {
  const keys = Object.keys(await session.get(null));
  await session.remove(keys.filter((key) => key.startsWith(REPORTS) || key.startsWith(NUMBERS)));
}

type TabReports = { host: string; frames: Record<number, PageReport> };

/** Reports of one tab are taken in turn, so two frames reporting at once both count. `read` is `readPage` with context. */
export function createTabNumbers(
  session: StorageArea,
  read: (reports: FrameReport[], host: string) => Promise<PageNumbers>,
): TabNumbers {
  const inTurn = createInTurn();

  const publish = async (tabId: number, { host, frames }: TabReports): Promise<void> => {
    const reports = Object.entries(frames).map(([frameId, report]) => ({ frameId: Number(frameId), report }));
    await session.set({ [tabNumbersKey(tabId)]: await read(reports, host) });
  };

  return {
    report: (tabId, frameId, report, host) =>
      inTurn(async () => {
        const key = `${REPORTS}${tabId}`;
        const stored = (await session.get(key))[key] as TabReports | undefined;
        const { [frameId]: _, ...others } = stored?.frames ?? {};
        const frames = report.candidates.length ? { ...others, [frameId]: report } : others;
        const reports = { host: frameId === 0 ? host : (stored?.host ?? ''), frames };
        await session.set({ [key]: reports });
        await publish(tabId, reports);
      }),
    readAgain: () =>
      inTurn(async () => {
        for (const [key, value] of Object.entries(await session.get(null))) {
          if (key.startsWith(REPORTS)) await publish(Number(key.slice(REPORTS.length)), value as TabReports);
        }
      }),
    forget: (tabId) => inTurn(() => session.remove([`${REPORTS}${tabId}`, tabNumbersKey(tabId)])),
  };
}
