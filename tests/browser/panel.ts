import { expect, type Page } from '@playwright/test';

/** What a journey does with a panel, whether it is the real side panel or its page in a tab. */
export type Panel = {
  /** Waits until the panel's visible text matches. */
  seeText(text: string | RegExp): Promise<void>;
  /** Waits until the panel's visible text no longer matches. */
  missText(text: string | RegExp): Promise<void>;
  /** Presses the newest control whose name matches; waits until there is one that can be pressed. */
  press(name: string | RegExp): Promise<void>;
  /** Types into the focused field. */
  type(text: string): Promise<void>;
  screenshot(): Promise<Buffer>;
};

/** A pattern that matches the text itself, or the given pattern. */
export const patternOf = (text: string | RegExp): RegExp =>
  typeof text === 'string' ? new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : text;

/** The panel's page in a tab: the easy way for most tests. */
export function pagePanel(page: Page): Panel {
  const body = page.locator('body');
  return {
    seeText: (text) => expect(body).toContainText(patternOf(text)),
    missText: (text) => expect(body).not.toContainText(patternOf(text)),
    press: async (name) => {
      const pattern = patternOf(name);
      const control = page
        .getByRole('button', { name: pattern, disabled: false })
        .or(page.getByRole('tab', { name: pattern }))
        .or(page.getByRole('textbox', { name: pattern }))
        .or(page.getByRole('menuitem', { name: pattern }));
      await control.last().click();
    },
    type: (text) => page.keyboard.insertText(text),
    screenshot: () => page.screenshot(),
  };
}
