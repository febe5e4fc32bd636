import { describe, expect, it } from 'vitest';
import { wordTokens } from '../../../utils/phone/find/word-tokens.ts';
import type { PageReport } from '../../../utils/phone/page-report.ts';
import { readPlace } from '../../../utils/phone/read-place.ts';
import { readReport, reportOfText } from '../../support/read-text.ts';

/** The elements around a number, innermost first, as `tag.class class`. */
const pathOf = (elements: readonly string[]): string =>
  elements
    .map((element) => {
      const [tag = '', classes = ''] = element.split('.');
      return `>${tag}/ ${wordTokens(classes)}`;
    })
    .join('');

function reportAt(...elements: string[]): PageReport {
  return reportOfText('', {
    paths: [pathOf(elements)],
    candidates: [{ text: '(415) 555-0123', path: 0, spot: 'text;0;;;', isInView: true }],
  });
}

const numbersAt = (...elements: string[]) => readReport(reportAt(...elements)).numbers.length;

const regionAt = (...elements: string[]) => {
  const report = reportAt(...elements);
  return report.candidates.map((candidate) => readPlace(candidate, report).region)[0];
};

describe('the foot of a page', () => {
  it.each([
    ['footer', 'body', 'html'],
    ['p', 'footer.muted', 'div', 'div.app', 'body', 'html'],
    ['span', 'div.footer', 'div.wrapper', 'body', 'html'],
    ['div.footer', 'form', 'body', 'html'],
    ['div.foot', 'body', 'html'],
    ['p', 'div.pied-de-page', 'body', 'html'],
    ['footer', 'form', 'body', 'html'],
  ])('says whose page it is, no customer’s number: %s in %s', (...elements) => {
    expect(numbersAt(...elements)).toBe(0);
  });

  it.each([
    ['footer', 'li', 'body', 'html'],
    ['footer', 'form', 'div', 'body', 'html'],
    ['footer.card-footer', 'div.card', 'div.column', 'div.board', 'div.content', 'body', 'html'],
    ['footer.card-footer', 'div.card'],
    ['div.card-footer', 'div.card', 'div.container', 'body', 'html'],
    ['footer.panel-footer', 'div.panel', 'body', 'html'],
    ['p', 'main', 'body.layout-footer-fixed', 'html'],
    ['p', 'div', 'body.has-footer', 'html'],
  ])('is not that of a card, nor all of a page that has one: %s in %s', (...elements) => {
    expect(numbersAt(...elements)).toBe(1);
  });
});

describe('the main part of a card', () => {
  it.each([
    ['related', ['div', 'main', 'article.o_kanban_record', 'div.o_field_one2many', 'main', 'body', 'html']],
    ['main', ['div', 'main', 'section.layout', 'body', 'html']],
  ])('is not the page’s: a number in it stands in the %s region', (region, elements) => {
    expect(regionAt(...elements)).toBe(region);
  });
});

describe('the classes of a whole page', () => {
  it.each([
    ['main', ['p', 'div.content', 'body.sidebar-mini layout-navbar-fixed', 'html']],
    ['main', ['p', 'div.layout has-sidebar', 'body', 'html']],
    ['aside', ['p', 'div.sidebar', 'div.layout has-sidebar', 'body', 'html']],
    ['header', ['p', 'div.navbar', 'body.layout-footer-fixed', 'html']],
  ])('leave a number in the %s region', (region, elements) => {
    expect(regionAt(...elements)).toBe(region);
  });
});
