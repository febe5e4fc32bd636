import { buildExtension } from '../setup/build-extension.ts';
import { ensureChromium } from '../setup/ensure-chromium.ts';
import { benchDetection } from './detection/bench-detection.ts';
import { benchFirstThread } from './first-thread.ts';
import { benchInbox } from './inbox/bench-inbox.ts';
import { printRows } from './statistics.ts';
import { benchWorkerWake } from './worker-wake.ts';

/** Measures in one run what the goals are about; every figure beside its floor. Nothing here fails a build. */
ensureChromium();
await buildExtension({ outDir: '.output', clientId: 'threadside-test' });
printRows('The background worker', await benchWorkerWake());
printRows('The panel', await benchFirstThread());
printRows('The inbox', await benchInbox());
printRows('Numbers on pages', await benchDetection());
