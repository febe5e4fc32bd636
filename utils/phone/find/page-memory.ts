import type { Candidate } from '../page-report.ts';

// Module state: the script runs once in a frame, and every copy of it has its own.

/** A number found at a text or element: what its candidate says, and the element it stands in. */
export type Finding = [text: Candidate['text'], spot: Candidate['spot'], element: Element, path: string];

/** By text or element, in the order they were found in; at least one each. */
export const findings = new Map<Node, Finding[]>();

/**
 * The paths that were told since all was told last, each with its index. Empty when something may be gone or shown
 * otherwise: then all is to be told anew.
 */
export const toldPaths = new Map<string, number>();

/**
 * Text fields with the value, custom elements and hosts with the shadow tree they had when they were last read: both may
 * get another one without a trace.
 */
export const states = new Map<Element, unknown>();

/**
 * Whether an element stood in view of its frame when it was first drawn. An agent who scrolls has not changed customers. Until the
 * browser has told, what stands on a long page does not, and what stands on another one does: that is true mostly.
 */
export const isInView = new WeakMap<Element, boolean | null>();

/** Whether the frame shows so many numbers that it is a list rather than a record. */
export const isLong = (): boolean => findings.size > 49;

/** The page's country field and the first currency sign it shows. */
export const hints = { country: '', currency: '' };
