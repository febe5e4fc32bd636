import type { Locator, Page } from '@playwright/test';

/** The field for internal notes, in its mode of the composer. */
export async function noteField(panel: Page): Promise<Locator> {
  await panel.getByRole('tab', { name: 'Internal note' }).click();
  return panel.getByRole('textbox', { name: 'Internal note' });
}
