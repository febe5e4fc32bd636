import { handOver } from '../actions/hand-over.ts';
import { addNote, deleteNote, editNote, retryNote } from '../actions/note-actions.ts';
import { retryText, sendText } from '../actions/send-text.ts';
import { assignThread, deleteThread, resolveThread } from '../actions/thread-actions.ts';
import { AppFailure } from '../app-error.ts';
import { loadAttachment } from '../fetch/load-attachment.ts';
import { loadHandlers } from '../fetch/load-handlers.ts';
import { loadEntries, loadHistory, loadResolved } from '../fetch/load-history.ts';
import { createWaitForRoom } from '../fetch/wait-for-room.ts';
import type { Handlers } from '../messaging/router.ts';
import { runInTab } from '../page/crm-sites.ts';
import { createPageLessons } from '../page/page-lessons.ts';
import type { TabNumbers } from '../page/tab-numbers.ts';
import { parsePageReport } from '../phone/page-report.ts';
import { loadProfile } from '../session/load-profile.ts';
import { createShareRunning } from '../share-running.ts';
import { markRead } from '../store/mark-read.ts';
import type { BackgroundBrowser } from './browser-parts.ts';
import type { Background } from './create-background.ts';
import { createSyncAlarm } from './sync-alarm.ts';

/** Pages keep what they found to themselves until somebody asks: after signing out it was forgotten. */
async function askTabsToReport({ tabs }: BackgroundBrowser): Promise<void> {
  const all = await tabs.query({});
  await Promise.allSettled(all.map(({ id = -1 }) => tabs.sendMessage(id, { name: 'reportNumbers' })));
}

/** A picture out of a message; the `data:` URL is decoded here, nothing is fetched. */
function toFile({ name, dataUrl }: { name: string; dataUrl: string }): File {
  const [, type = '', base64 = ''] = /^data:([\w/+.-]+);base64,(.*)$/s.exec(dataUrl) ?? [];
  return new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name, { type });
}

/** What a panel wants to know of the past. */
function handleHistory({ user, ringCentral }: Background) {
  const share = createShareRunning<void>();
  const waitForRoom = createWaitForRoom(Date.now);
  const depsOf = async () => ({ ...(await user()), api: ringCentral.lookUpApi });
  return {
    // The panels of several windows, and the chips beside a timeline, ask for the same customer's.
    // Each waits for itself, so that a customer who is looked at again is the newest again.
    loadHistory: ({ guestPhoneNumber }) =>
      waitForRoom(async () => {
        const deps = await depsOf();
        return share(`${deps.myExtensionId} ${guestPhoneNumber}`, () => loadHistory(deps, guestPhoneNumber));
      }),
    loadResolved: async () => loadResolved(await depsOf()),
    loadEntries: ({ threadIds }) => waitForRoom(async () => loadEntries(await depsOf(), threadIds)),
  } satisfies Partial<Handlers>;
}

/** A text to a customer. The same one, pressed again while the first press still looks for news, is that press. */
function handleTexts({ user }: Background) {
  const share = createShareRunning<void>();
  return {
    sendText: async ({ pictures = [], ...text }) => {
      const deps = await user();
      const { guestPhoneNumber, from, text: said } = text;
      const about = [deps.myExtensionId, guestPhoneNumber, from, said, pictures];
      const send = () => sendText(deps, { ...text, files: pictures.map(toFile) });
      return share(JSON.stringify(about), send);
    },
  } satisfies Partial<Handlers>;
}

/** One line per message of the protocol: who does it. */
export function createHandlers(
  background: Background,
  browser: BackgroundBrowser,
  tabNumbers: TabNumbers,
): Handlers {
  const { ringCentral, sessions, sync, outbox, user } = background;
  const lessons = createPageLessons(() => browser.storage.local, tabNumbers);

  return {
    signIn: async () => {
      await sessions.signIn();
      await sync('agent');
      await askTabsToReport(browser);
    },
    signOut: () => sessions.signOut(),
    panelIsOpen: async () => {
      await Promise.all([sync('panel'), createSyncAlarm(browser).panelSeen()]);
    },
    syncNow: () => sync('agent'),
    checkFeature: async () => {
      const { myExtensionId: extensionId, now } = await user();
      const { people } = ringCentral;
      await loadProfile({ people, local: browser.storage.local, extensionId, now, isForced: true });
      await sync('agent');
    },
    ...handleHistory(background),
    loadAttachment: async (request) =>
      loadAttachment({ ...(await user()), media: ringCentral.media }, request),
    loadHandlers: async ({ ownerId }) =>
      loadHandlers({ ...(await user()), people: ringCentral.people }, ownerId),
    assignThread: async ({ threadId, extensionId }) => assignThread(await user(), threadId, extensionId),
    resolveThread: async ({ threadId }) => resolveThread(await user(), threadId),
    deleteThread: async ({ threadId, lastMessageTime }) =>
      deleteThread(await user(), threadId, lastMessageTime),
    markRead: async ({ threadId, upTo }) => {
      const { db, publish } = await user();
      const thread = await markRead(db, threadId, upTo);
      if (thread)
        publish({
          threadIds: [threadId],
          guestPhoneNumbers: [thread.guestParty.phoneNumber],
          topics: ['reads'],
        });
    },
    addNote: async (note) => addNote(await user(), note),
    editNote: async (note) => editNote(await user(), note),
    deleteNote: async (note) => deleteNote(await user(), note),
    handOver: async (request) => handOver(await user(), request),
    ...handleTexts(background),
    retryUnsent: async ({ pictures = [], ...press }) => {
      const deps = await user();
      await retryNote(deps, press);
      await retryText(deps, { ...press, files: pictures.map(toFile) });
    },
    discardUnsent: ({ pressId }) => outbox.remove(pressId),
    preferNumber: lessons.preferNumber,
    forgetPlaces: lessons.forgetPlaces,
    setSiteCountry: lessons.setSiteCountry,
    readTabOnce: ({ tabId }) => runInTab(browser, tabId),
    repairStore: () => background.repairStore(),

    numbersFound: async (payload, sender) => {
      const report = parsePageReport(payload);
      const { tab: { id: tabId } = {}, frameId = 0, url = '' } = sender;
      if (!report || tabId === undefined) {
        throw new AppFailure({ kind: 'bug', message: 'unreadable report of a page' });
      }
      const host = URL.parse(url)?.hostname ?? '';
      const isIncomplete = await tabNumbers.report(tabId, frameId, report, host);
      // A frame that is gone meanwhile has nothing to tell.
      if (isIncomplete)
        await browser.tabs.sendMessage(tabId, { name: 'reportNumbers' }, { frameId }).catch(() => {});
    },
  };
}
