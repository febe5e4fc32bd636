import { isAmerican, type TimeStyle, writeAmerican } from './american-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something lasted or is ago, in its largest unit: "just now", "12 min", "3 h", "4 d". Milliseconds. */
export function formatDuration(ms: number): string {
  if (ms < MINUTE) return 'just now';
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} d`;
}

/** How long ago something happened, down to seconds: "3 s ago", "12 min ago". Milliseconds. */
export function formatAgo(ms: number): string {
  if (ms < MINUTE) return `${Math.max(1, Math.round(ms / 1000))} s ago`;
  return `${formatDuration(ms)} ago`;
}

/** The local calendar day of a time, to compare days with. */
const dayOf = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** How the browser is asked to write each style. */
export const TIME_STYLES: Record<TimeStyle, Intl.DateTimeFormatOptions> = {
  time: { hour: 'numeric', minute: '2-digit' },
  weekday: { weekday: 'long' },
  day: { day: 'numeric', month: 'short' },
  dayOfYear: { day: 'numeric', month: 'short', year: 'numeric' },
  full: { dateStyle: 'full', timeStyle: 'short' },
};

const isTime = (iso: string): boolean => !Number.isNaN(Date.parse(iso));

let formatters = new Map<string, Intl.DateTimeFormat>();
let zone = 0;

/** Making one takes longer than drawing a row, so each is kept; all are made anew once the agent is in another zone. */
function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const zoneNow = new Date().getTimezoneOffset();
  if (zone !== zoneNow) formatters = new Map();
  zone = zoneNow;
  const key = JSON.stringify(options);
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(undefined, options);
  formatters.set(key, made);
  return made;
}

/** Writes a time in the agent's own style, which is American for most. */
const write = (at: Date, style: TimeStyle): string =>
  isAmerican() ? writeAmerican(at, style) : formatter(TIME_STYLES[style]).format(at);

/** The time of day in the agent's own style: "3:07 PM" or "15:07"; '' when unknown. */
export const formatTimeOfDay = (iso: string): string => (isTime(iso) ? write(new Date(iso), 'time') : '');

/** A day as people say it beside `now` (epoch ms): "Today", "Tuesday", "3 Mar", "3 Mar 2024"; '' when unknown. */
export function formatDay(iso: string, now: number): string {
  if (!isTime(iso)) return '';
  const at = new Date(iso);
  const days = Math.round((dayOf(new Date(now)) - dayOf(at)) / DAY);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  if (days > 1 && days < 7) return write(at, 'weekday');
  return write(at, at.getFullYear() === new Date(now).getFullYear() ? 'day' : 'dayOfYear');
}

/** A moment in a list: the time today, the day before that. '' when the time is unknown. */
export function formatMoment(iso: string, now: number): string {
  const day = formatDay(iso, now);
  return day === 'Today' ? formatTimeOfDay(iso) : day;
}

/** A moment in full, for tooltips and screen readers. */
export const formatFull = (iso: string): string => (isTime(iso) ? write(new Date(iso), 'full') : '');

/** The clock time of an epoch ms, as in "retrying at 3:07 PM". */
export const formatClock = (at: number): string => formatTimeOfDay(new Date(at).toISOString());
