import { wordList } from './word-list.ts';

/** Those that are written in letters; a sign beside digits is seen where they are found. */
const CURRENCY = wordList(`
  usd, eur, euro, euros, gbp, chf, cad, aud, nzd, sgd, hkd, twd, jpy, cny, rmb, krw, inr, rs, rupees, pkr, bdt, lkr, idr,
  rp, myr, rm, php, thb, vnd, vnđ, đ, kes, ksh, tzs, tsh, ugx, ngn, ghs, zar, egp, aed, sar, qar, tl, sek, nok, dkk,
  kr, pln, zł, czk, kč, huf, ft, ron, lei, rub, руб, рублей, р, uah, грн, kzt, тг, brl, ars, clp, cop, mxn, uyu, pesos,
  dollars, 円, 万円, 元, 원, ريال, درهم, جنيه, تومان
`);

/** Whether the word right before or behind is a currency, given what stands around as tokens. */
export function standsByCurrency({ before, behind }: { before: string; behind: string }): boolean {
  return CURRENCY.test(before.split('.').at(-1) ?? '') || CURRENCY.test(behind.split('.')[0] ?? '');
}
