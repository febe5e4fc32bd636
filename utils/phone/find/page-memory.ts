import type { Candidate } from '../page-report.ts';

/** Numbers found at one text or element: candidates but for the index of their path. */
export type Finding = { element: Element; path: string; numbers: Pick<Candidate, 'text' | 'spot'>[] };

/** What is known of the page between two scans. */
export type PageMemory = {
  /** By text or element. */
  findings: Map<Node, Finding>;
  /**
   * Text fields with the value, custom elements with the shadow tree they had when they were last read: both may get
   * another one without a trace.
   */
  states: Map<Element, unknown>;
  /** Whether an element stood in view when it was first drawn. An agent who scrolls has not changed customers. */
  isInView: WeakMap<Element, boolean>;
  /** The page's country field and the first currency sign it shows. */
  country: string;
  currency: string;
};
