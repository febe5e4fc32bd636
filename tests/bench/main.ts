import { scoreCorpus } from '../crm-pages/score-corpus.ts';
import { buildExtension } from '../setup/build-extension.ts';
import { ensureChromium } from '../setup/ensure-chromium.ts';
import { printAccountLoad } from './account-load.ts';
import { benchDetection } from './detection/bench-detection.ts';
import { benchFirstFile } from './first-file.ts';
import { benchFirstSync } from './first-sync.ts';
import { benchFirstThread } from './first-thread.ts';
import { benchInbox } from './inbox/bench-inbox.ts';
import { printRows } from './statistics.ts';
import { benchStore } from './store/bench-store.ts';
import { benchWorkerWake } from './worker-wake.ts';
import { benchWakeFromPage } from './worker-wake-from-page.ts';

/** Measures in one run what the goals are about; every figure beside its floor. Nothing here fails a build. */
ensureChromium();
await buildExtension({ outDir: '.output', clientId: 'threadside-test' });
printRows('The background worker', [...(await benchWorkerWake()), await benchWakeFromPage()]);
printRows('The panel', [...(await benchFirstThread()), ...(await benchFirstFile())]);
printRows('The inbox', await benchInbox());
printRows('The store', await benchStore());
printRows('A first sync', await benchFirstSync());
await printAccountLoad();
printRows('Numbers on pages', await benchDetection());
await scoreCorpus();
