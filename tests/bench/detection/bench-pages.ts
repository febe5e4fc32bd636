import { type Random, seeded } from './seeded.ts';

/** A synthetic page of a known size, and the phone numbers on it, as E.164. */
export type BenchPage = { name: string; html: string; numbers: readonly string[] };

/** The four pages of `performance.md` 1: a record, a list, a page of a hundred thousand nodes, one full of digits. */
export function benchPages(): BenchPage[] {
  return [contactPage(), listPage('list', 500), monsterPage(), digitsPage()];
}

/** One more row of a list, of twenty nodes, for the cost of a change. */
export const NEW_ROW = `<div class="row"><span>Pat Young</span><span>Sales</span><span>Denver</span><span>open</span>
<span>today</span><span>(303) 555-0199</span><span>new</span><span>web</span><span>-</span></div>`;

function contactPage(): BenchPage {
  const random = seeded(1);
  const numbers = ['4155550123', '4155550124', '4155550125', '4155550126', '2125550127', '2125550128'];
  const events = repeat(205, (index) => {
    const hour = String(8 + (index % 12)).padStart(2, '0');
    const time = `2025-05-${String(1 + (index % 28)).padStart(2, '0')} ${hour}:30`;
    return `<li class="event"><time>${time}</time><b>${words(random, 2)}</b><p>${words(random, 12)}</p></li>`;
  });
  const html = `<main><h1>Dana Whitfield</h1><dl>
    <dt>Mobile</dt><dd><a href="tel:+14155550123">(415) 555-0123</a></dd>
    <dt>Phone</dt><dd><a href="tel:4155550124">415-555-0124</a></dd>
    <dt>Office</dt><dd>415.555.0125 x12</dd><dt>Home</dt><dd>+1 415 555 0126</dd>
    <dt>Other</dt><dd><input value="(212) 555-0127" aria-label="Other phone"></dd>
    <dt>Fax</dt><dd>212-555-0128</dd><dt>Order</dt><dd>4155559876</dd></dl><ol>${events}</ol></main>`;
  return { name: 'contact', html: page(html), numbers: numbers.map(us) };
}

function listPage(name: string, rows: number): BenchPage {
  const random = seeded(2);
  const numbers = Array.from({ length: rows }, (_, index) => `415${String(5551000 + index)}`);
  const html = numbers.map((number, index) => {
    const shown = `(${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}`;
    const cell = index % 2 ? shown : `<a href="tel:+1${number}">${shown}</a>`;
    const cells = [words(random, 2), words(random, 1), `A-${10_000 + index}`, '2025-05-24', 'open', 'web'];
    cells.push('Denver', words(random, 3), '-');
    return `<div class="row">${cells.map((text) => `<span>${text}</span>`).join('')}<span>${cell}</span></div>`;
  });
  return { name, html: page(`<main>${html.join('')}</main>`), numbers: numbers.map(us) };
}

function monsterPage(): BenchPage {
  const random = seeded(3);
  const numbers: string[] = [];
  const html = repeat(5_500, (index) => {
    const isNumber = index % 5 === 0 && numbers.length < 1_000;
    const number = `212${String(5551000 + numbers.length)}`;
    if (isNumber) numbers.push(number);
    const shown = `${number.slice(0, 3)}-${number.slice(3, 6)}-${number.slice(6)}`;
    const link = numbers.length % 2 ? `<a href="tel:+1${number}">${shown}</a>` : shown;
    const cells = Array.from({ length: 8 }, () => `<td>${words(random, 2)}</td>`).join('');
    return `<tr>${cells}<td>${isNumber ? link : `#${index}`}</td></tr>`;
  });
  return {
    name: 'monster',
    html: page(`<main><table><tbody>${html}</tbody></table></main>`),
    numbers: numbers.map(us),
  };
}

/** A log of ids, amounts, dates and times, with three numbers in it. */
function digitsPage(): BenchPage {
  const random = seeded(4);
  const digits = (length: number): string => repeat(length, () => String(Math.floor(random() * 10)));
  const forms = [
    () => `INV-${digits(10)}`,
    () => `2025-0${1 + Math.floor(random() * 9)}-1${digits(1)} 1${digits(1)}:${digits(1)}0:00`,
    () => `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`,
    () => `$${digits(3)},${digits(3)}.${digits(2)}`,
    () => `id=${digits(12)}`,
    () => `${digits(16)}`,
    () => `10.${digits(2)}.${digits(2)}.${digits(1)}`,
  ];
  const numbers = ['4155550190', '4155550191', '4155550192'];
  const rows = repeat(1_770, (index) => {
    const number = index % 600 === 300 ? numbers[Math.floor(index / 600)] : undefined;
    const entries = Array.from({ length: 5 }, () => `${words(random, 7)} ${pick(random, forms)()}`);
    const call = number ? ` call (${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}` : '';
    return `<p>${entries.join(', ')}${call}</p>`;
  });
  return { name: 'digits', html: page(`<main>${rows}</main>`), numbers: numbers.map(us) };
}

const WORDS =
  'lorem ipsum dolor sit amet sales open deal north river paper stone quick brown note visit'.split(' ');

const us = (number: string): string => `+1${number}`;
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const words = (random: Random, count: number): string =>
  repeat(count, () => `${pick(random, WORDS)} `).trim();
const repeat = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('');
const page = (body: string): string =>
  `<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title>Bench</title></head><body>${body}</body></html>`;
