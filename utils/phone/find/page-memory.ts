import type { Candidate } from '../page-report.ts';

// Module state: the script runs once in a frame, and every copy of it has its own.

/** Numbers found at one text or element: candidates but for the index of their path. */
export type Finding = { element: Element; path: string; numbers: Pick<Candidate, 'text' | 'spot'>[] };

/** By text or element. */
export const findings = new Map<Node, Finding>();

/**
 * Text fields with the value, custom elements with the shadow tree they had when they were last read: both may get
 * another one without a trace.
 */
export const states = new Map<Element, unknown>();

/**
 * Whether an element stood in view when it was first drawn. An agent who scrolls has not changed customers. Until the
 * browser has told, what stands on a long page does not, and what stands on another one does: that is true mostly.
 */
export const isInView = new WeakMap<Element, boolean>();

/** Whether the frame shows so many numbers that it is a list rather than a record. */
export const isLong = (): boolean => findings.size >= 50;

/** The page's country field and the first currency sign it shows. */
export const hints = { country: '', currency: '' };
