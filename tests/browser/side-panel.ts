import { type BrowserContext, type CDPSession, expect } from '@playwright/test';
import { EXTENSION_ID } from './launch-extension.ts';
import { type Panel, patternOf } from './panel.ts';

type TargetInfo = { targetId: string; type: string; url: string };

/** The real side panel: no page of the context, so it is driven through the browser's own protocol. */
export type SidePanel = Panel & {
  /** Evaluates an expression in the panel and returns its JSON value. */
  evaluate<T>(expression: string): Promise<T>;
};

/**
 * Opens the side panel of the window as an agent does, by a click: `sidePanel.open` works only inside one, so a page
 * of the extension lends its click and is closed again.
 */
export async function openSidePanel(context: BrowserContext): Promise<SidePanel> {
  const lender = await context.newPage();
  await lender.goto(`chrome-extension://${EXTENSION_ID}/options.html`);
  const { id: windowId } = await lender.evaluate(() => chrome.windows.getCurrent());
  await lender.evaluate((id) => {
    addEventListener('click', () => void chrome.sidePanel.open({ windowId: id as number }), { once: true });
  }, windowId);
  await lender.mouse.click(5, 5);
  const browser = context.browser();
  if (!browser) throw new Error('the context has no browser');
  const session = await browser.newBrowserCDPSession();
  const target = await findPanel(session);
  await lender.close();
  return attach(session, target.targetId);
}

async function findPanel(session: CDPSession): Promise<TargetInfo> {
  let found: TargetInfo | undefined;
  await expect(async () => {
    const { targetInfos } = (await session.send('Target.getTargets')) as { targetInfos: TargetInfo[] };
    found = targetInfos.find(({ type, url }) => type === 'page' && url.endsWith('/sidepanel.html'));
    expect(found).toBeDefined();
  }).toPass();
  if (!found) throw new Error('the side panel did not open');
  return found;
}

/** Speaks to one target over the browser's session: requests are numbered, answers come as messages. */
async function connect(session: CDPSession, targetId: string) {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>();
  let last = 0;
  session.on('Target.receivedMessageFromTarget', ({ message }: { message: string }) => {
    const answer = JSON.parse(message) as { id?: number; result?: unknown; error?: { message: string } };
    const asked = waiting.get(answer.id ?? 0);
    if (answer.error) asked?.reject(new Error(answer.error.message));
    else asked?.resolve(answer.result);
  });
  return <T>(method: string, params: object = {}): Promise<T> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve: resolve as (value: unknown) => void, reject });
      const message = JSON.stringify({ id: last, method, params });
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
}

async function attach(session: CDPSession, targetId: string): Promise<SidePanel> {
  const send = await connect(session, targetId);
  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result } = await send<{ result: { value: T } }>('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    return result.value;
  };
  const boxOf = (text: string | RegExp) =>
    evaluate<{ x: number; y: number } | null>(`(() => {
      const wanted = ${patternOf(text)};
      const all = [...document.querySelectorAll('button, a, input, textarea, [role=menuitem]')];
      const nameOf = (one) => one.ariaLabel || one.labels?.[0]?.textContent || one.textContent;
      const found = all.findLast((one) => wanted.test(nameOf(one)));
      if (!found || found.ariaDisabled === 'true' || found.disabled) return null;
      found.scrollIntoView({ block: 'nearest' });
      const { x, y, width, height } = found.getBoundingClientRect();
      return width ? { x: x + width / 2, y: y + height / 2 } : null;
    })()`);
  return {
    evaluate,
    seeText: (text) =>
      expect(async () => {
        expect(await evaluate<string>('document.body.innerText')).toMatch(patternOf(text));
      }).toPass({ timeout: 10_000 }),
    missText: (text) =>
      expect(async () => {
        expect(await evaluate<string>('document.body.innerText')).not.toMatch(patternOf(text));
      }).toPass({ timeout: 10_000 }),
    press: async (text) => {
      let at: { x: number; y: number } | null = null;
      await expect(async () => {
        at = await boxOf(text);
        expect(at, `a control called ${text}`).not.toBeNull();
      }).toPass({ timeout: 10_000 });
      for (const type of ['mousePressed', 'mouseReleased']) {
        await send('Input.dispatchMouseEvent', { type, ...(at ?? {}), button: 'left', clickCount: 1 });
      }
    },
    type: async (text) => {
      await send('Input.insertText', { text });
    },
    screenshot: async () => {
      const { data } = await send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
      return Buffer.from(data, 'base64');
    },
  };
}
