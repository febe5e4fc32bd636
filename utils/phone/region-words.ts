import { type WordList, wordList } from './word-list.ts';

/** The part of the page a number stands in. `main` where nothing says else. */
export type Region = 'dialog' | 'main' | 'aside' | 'related' | 'header' | 'footer' | 'widget';

const OF_TAG: Record<string, Region> = {
  aside: 'aside',
  dialog: 'dialog',
  footer: 'footer',
  main: 'main',
  nav: 'header',
};
const OF_ROLE: Record<string, Region> = {
  alertdialog: 'dialog',
  banner: 'header',
  complementary: 'aside',
  contentinfo: 'footer',
  dialog: 'dialog',
  feed: 'related',
  log: 'related',
  main: 'main',
  navigation: 'header',
};
/** Words of ids and classes, strongest first. */
const OF_WORDS: readonly (readonly [Region, WordList])[] = [
  [
    'widget',
    wordList(`
      chat widget, chat box, chat bubble, chat launcher, chat window, livechat, live chat, webchat, intercom, drift,
      crisp, tawk, cookie, cookies, consent, toast, toasts, snackbar, rc widget, dialer, softphone, dialpad
    `),
  ],
  [
    'related',
    wordList(`
      related, activity, activities, timeline, history, subpanel, sub panel, sublist, subgrid, chatter, comment, comments,
      one many, one to many, conversation messages, conversation list, message list, thread list, association, associations, associated, feed, audit, similar, recent, recently,
      call log, email thread
    `),
  ],
  [
    'footer',
    wordList(
      'footer, foot, pagefooter, sitefooter, appfooter, globalfooter, fuss, fusszeile, pied, rodape, stopka, voettekst',
    ),
  ],
  [
    'header',
    wordList(
      'topbar, top bar, topnav, top nav, navbar, nav bar, site header, app header, global header, menubar',
    ),
  ],
  [
    'aside',
    wordList(
      'sidebar, side bar, sidepanel, side panel, right panel, right rail, right col, context panel, drawer',
    ),
  ],
];

/** What a layout has around it, not what it is. */
const HAS_REGION = wordList(`
  has sidebar, with sidebar, no sidebar, has drawer, with drawer, has footer, with footer, no footer, has topbar,
  with topbar, has navbar, with navbar
`);
/** Of a part of a page, wherever it stands. */
const PART_FOOTER = wordList(`
  card footer, panel footer, box footer, tile footer, widget footer, modal footer, table footer, list footer, item footer,
  section footer, form footer, message footer, record footer
`);
/** Their classes say how the whole page is laid out (`sidebar-mini layout-footer-fixed`). */
const WHOLE_PAGE = /^(?:body|html)$/;

const RECORD_HEADER = wordList(`
  record header, page header, profile header, entity header, contact header, detail header, details header, highlights,
  conversation header, chat header, contact name, contact title, profile card
`);

/** Whether a footer is one of a part of the page, by its classes. */
export function isPartFooter({ words }: { words: string }): boolean {
  return PART_FOOTER.test(words);
}

/** Whether an element is the header of a record, by its classes. */
export function isRecordHeader({ words }: { words: string }): boolean {
  return RECORD_HEADER.test(words);
}

/** The region an element opens by its classes, role or tag; undefined when it is like what is around it. */
export function regionOf(element: { tag: string; role: string; words: string }): Region | undefined {
  if (WHOLE_PAGE.test(element.tag)) return undefined;
  const named = OF_WORDS.find(([, words]) => words.test(element.words))?.[0];
  return (HAS_REGION.test(element.words) ? undefined : named) ?? OF_ROLE[element.role] ?? OF_TAG[element.tag];
}
