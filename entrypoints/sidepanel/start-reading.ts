import type { Services } from '../../components/hooks/services.ts';
import { formatTimeOfDay } from '../../utils/wording/format-time.ts';
import { besideTab, createServices } from './create-services.ts';
import { readFirstLook } from './first-look.ts';

/** A worker that starts takes half the machine from a panel that is about to draw: it is not woken before. Milliseconds. */
const WAKE_AFTER_MS = 150;

/** The services of the panel, and what it shows first; undefined on pages that are no panel. */
export type Reading = { services: Promise<Services>; firstLook: Promise<Map<string, unknown>> };

/** Imported before everything else: the browser looks for the answers while the code that draws them is evaluated. */
export const reading: Reading | undefined = document.getElementById('panel') ? startReading() : undefined;

function startReading(): Reading {
  const hasDrawn = new Promise<void>((resolve) => setTimeout(resolve, WAKE_AFTER_MS));
  const services = createServices(besideTab, hasDrawn);
  const firstLook = services.then((known) => {
    const look = readFirstLook(known);
    // Where the browser writes the times, the first of a process takes longer than all rows: it is written meanwhile.
    formatTimeOfDay(new Date().toISOString());
    return look;
  });
  return { services, firstLook };
}
