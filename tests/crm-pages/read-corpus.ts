import { type PageNumbers, readPage } from '../../utils/phone/read-page.ts';
import { CRM_HOST, type Observer } from './observe.ts';
import type { CrmPage } from './truth.ts';

const SETTLE_MS = 700;

/** Opens a page of the corpus as an agent would and reads it as the background would, with the context it names. */
export async function readCorpusPage(observer: Observer, crmPage: CrmPage): Promise<PageNumbers> {
  const page = await observer.context.newPage();
  try {
    await page.goto(`${observer.origin}/${crmPage.name}${crmPage.address}`);
    const observation = await observer.observe(page);
    await page.waitForTimeout(crmPage.settleMs ?? SETTLE_MS);
    if (crmPage.act) {
      await crmPage.act(page);
      await page.waitForTimeout(SETTLE_MS);
    }
    return readPage(await observation.reports(), {
      homeCountry: 'US',
      areaCodes: [],
      ownNumbers: new Set(),
      learnedPlaces: [],
      host: CRM_HOST,
      ...crmPage.context,
    });
  } finally {
    await page.close();
  }
}
