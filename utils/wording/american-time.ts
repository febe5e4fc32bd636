/** How times are written: "3:07 PM", "Tuesday", "Mar 3", "Mar 3, 2024", and in full. */
export type TimeStyle = 'time' | 'weekday' | 'day' | 'dayOfYear' | 'full';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

let american: boolean | undefined;

/** Whether this browser speaks American English. Plural rules know it, and are the only cheap ones to ask. */
export function isAmerican(): boolean {
  american ??= new Intl.PluralRules().resolvedOptions().locale === 'en-US';
  return american;
}

/**
 * Writes a time by rule, exactly as the browser does for American English. In a new process the browser's own way takes
 * as long to get ready as all that a panel draws first.
 */
export function writeAmerican(at: Date, style: TimeStyle): string {
  const month = MONTHS[at.getMonth()] ?? '';
  const day = `${month.slice(0, 3)} ${at.getDate()}`;
  switch (style) {
    case 'time':
      return timeOf(at);
    case 'weekday':
      return DAYS[at.getDay()] ?? '';
    case 'day':
      return day;
    case 'dayOfYear':
      return `${day}, ${at.getFullYear()}`;
    case 'full':
      return `${DAYS[at.getDay()]}, ${month} ${at.getDate()}, ${at.getFullYear()} at ${timeOf(at)}`;
  }
}

function timeOf(at: Date): string {
  const hour = at.getHours();
  const minute = String(at.getMinutes()).padStart(2, '0');
  return `${hour % 12 || 12}:${minute} ${hour < 12 ? 'AM' : 'PM'}`;
}
