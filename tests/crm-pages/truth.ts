import type { Page } from '@playwright/test';
import type { PageNumbers, ReadContext } from '../../utils/phone/read-page.ts';
import { BLIND_PAGES } from './truth-blind.ts';
import { BUSINESS_PAGES } from './truth-business.ts';
import { CRM_PAGES } from './truth-crms.ts';
import { EVERYDAY_PAGES } from './truth-everyday.ts';
import { FRESH_PAGES } from './truth-fresh.ts';
import { FURTHER_PAGES } from './truth-further.ts';
import { HELD_OUT_PAGES } from './truth-held-out.ts';
import { LARGE_FIRM_PAGES } from './truth-large-firms.ts';
import { MODERN_KIT_PAGES } from './truth-modern-kits.ts';
import { SERVER_RENDERED_PAGES } from './truth-server-rendered.ts';
import { SITUATIONS } from './truth-situations.ts';
import { SMALL_FIRM_PAGES } from './truth-small-firms.ts';
import { UI_KIT_PAGES } from './truth-ui-kits.ts';
import { UNSEEN_PAGES } from './truth-unseen.ts';

/** A page of the corpus and what is true of it. Numbers are E.164. */
export type CrmPage = {
  /** Its file, without `.html`. */
  name: string;
  /** The path it is served under, behind its name. */
  address: string;
  /** Not scored where it is missing. */
  kind?: PageNumbers['kind'];
  /** The number an agent who opens this page means; only of records. */
  primary?: string;
  /** Every number on it that may be a customer's. */
  all: readonly string[];
  /** Numbers that may be found or not: of others than the page's customers. */
  allowed?: readonly string[];
  /** What must never be offered. */
  never: readonly string[];
  /** Differs from an agent in the US without shared numbers. */
  context?: Partial<ReadContext>;
  /** What happens after the page has loaded. */
  act?: (page: Page) => Promise<void>;
  /** How long the page needs to settle, in ms, if more than usual. */
  settleMs?: number;
  /** What is known to be read wrong here, and why it stays so: the page's test turns red when it is read right. */
  known?: string;
  /** Written after the rules, and tried first when both were finished. */
  isHeldOut?: true;
};

/** All pages of the corpus. */
export const PAGES: readonly CrmPage[] = [
  ...CRM_PAGES,
  ...SITUATIONS,
  ...HELD_OUT_PAGES,
  ...UNSEEN_PAGES,
  ...BLIND_PAGES,
  ...FRESH_PAGES,
  ...BUSINESS_PAGES,
  ...SMALL_FIRM_PAGES,
  ...LARGE_FIRM_PAGES,
  ...SERVER_RENDERED_PAGES,
  ...MODERN_KIT_PAGES,
  ...UI_KIT_PAGES,
  ...EVERYDAY_PAGES,
  ...FURTHER_PAGES,
];
