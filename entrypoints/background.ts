import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import type { BackgroundBrowser } from '../utils/background/browser-parts.ts';
import { createBackground } from '../utils/background/create-background.ts';
import { createHandlers } from '../utils/background/create-handlers.ts';
import { createLifecycle } from '../utils/background/start-background.ts';
import { createRouter } from '../utils/messaging/router.ts';
import { ringCentralSites } from '../utils/page/crm-sites.ts';
import { createPageReader } from '../utils/page/page-reader.ts';
import { createTabNumbers } from '../utils/page/tab-numbers.ts';

const server = import.meta.env.WXT_RINGCENTRAL_SERVER;
const origins = import.meta.env.WXT_RINGCENTRAL_ORIGINS.split(' ');

/** Once per worker: at once where the browser or a version starts, else after a while. Milliseconds. */
const UPKEEP_AFTER_MS = 1_000;

/** Wiring only. Every listener is registered in the first tick, or a waking worker would miss its event. */
export default defineBackground(() => {
  const ours = browser as unknown as BackgroundBrowser;
  const background = createBackground(ours, {
    server,
    clientId: import.meta.env.WXT_RINGCENTRAL_CLIENT_ID,
    origins,
  });
  const tabNumbers = createTabNumbers(
    ours.storage.session,
    createPageReader(ours.storage.local, ours.storage.managed),
  );
  const lifecycle = createLifecycle(ours, background, tabNumbers, ringCentralSites(origins));
  const handlers = createHandlers(background, ours, tabNumbers);
  const ourOrigin = new URL(browser.runtime.getURL('')).origin;

  const route = createRouter(handlers, browser.runtime.id, ourOrigin);
  browser.runtime.onMessage.addListener(route as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
  browser.action.onClicked.addListener((tab) => void lifecycle.buttonPressed(tab));
  browser.alarms.onAlarm.addListener((alarm) => void lifecycle.alarmRang(alarm.name));
  browser.permissions.onAdded.addListener(() => void lifecycle.sitesChanged());
  browser.permissions.onRemoved.addListener(() => void lifecycle.sitesRevoked());
  browser.tabs.onRemoved.addListener((tabId) => void tabNumbers.forget(tabId));
  let isKeptUp = false;
  const keepUp = () => {
    if (!isKeptUp) void lifecycle.start();
    isKeptUp = true;
  };
  browser.runtime.onStartup.addListener(keepUp);
  browser.runtime.onInstalled.addListener(keepUp);
  // Whoever woke the worker is answered first, and a panel that is opening has drawn.
  setTimeout(keepUp, UPKEEP_AFTER_MS);
});
