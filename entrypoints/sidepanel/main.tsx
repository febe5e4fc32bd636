// First: the browser looks for what it asks while the rest is evaluated.
import './start-reading.ts';
import { render } from 'preact';
import { ServicesProvider } from '../../components/hooks/services.ts';
import { loadNumberFormats } from '../../components/hooks/use-format-number.ts';
import { Panel } from '../../components/panel/Panel.tsx';
import { loadEverything } from '../../components/ui/load-later.ts';
import { type Reading, reading } from './start-reading.ts';
import '../../components/ui/tokens.css';
import { isUsualStart } from './usual-start.ts';

/** By then the first picture is there: what comes now takes no time from it. Milliseconds. */
const LOAD_THE_REST_AFTER_MS = 250;

/** Not awaited where this file is loaded: the rest imports from this file, so each would wait for the other. */
async function begin(root: HTMLElement, { services: asked, firstLook }: Reading): Promise<void> {
  const services = await asked;
  // Only what most panels begin with is drawn without waiting for the rest: nothing shall jump into place later.
  const [early] = await Promise.all([firstLook, isUsualStart(services) ? undefined : loadEverything()]);
  services.early = early;
  render(
    <ServicesProvider value={services}>
      <Panel />
    </ServicesProvider>,
    root,
  );
  services.early = new Map();
  setTimeout(() => void Promise.all([loadEverything(), loadNumberFormats()]), LOAD_THE_REST_AFTER_MS);
}

// The settings page shares this file (see `utils/build/panel-first-file.ts`), and has no such element.
const root = document.getElementById('panel');
if (root && reading) void begin(root, reading);
