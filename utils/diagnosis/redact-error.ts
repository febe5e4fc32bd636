import type { AppError } from '../app-error.ts';

const MAX_LENGTH = 120;

/** Codes are short words; anything else of a server's answer stays out. */
const code = (text: string): string => text.replace(/[^\w-]/g, '').slice(0, 40);

/**
 * An error in a few words that may leave this browser: kinds and codes, and of an unexpected message only what cannot be
 * a name, a number, an address or somebody's words.
 */
export function redactError(error: AppError): string {
  switch (error.kind) {
    case 'signedOut':
      return `signed out: ${error.reason}`;
    case 'offline':
      return `offline: ${error.cause}`;
    case 'rateLimited':
      return error.isOurs ? 'kept back by our own budget' : 'paused by RingCentral';
    case 'refused':
      return ['refused', error.status, code(error.errorCode), code(error.parameterName ?? '')]
        .filter(Boolean)
        .join(' ');
    case 'noteSaved':
      return `note saved, then ${redactError(error.rest)}`;
    case 'gone':
      return 'gone';
    case 'storage':
      return `storage: ${error.cause}`;
    case 'bug':
      return `unexpected: ${redactText(error.message)}`.slice(0, MAX_LENGTH);
  }
}

/** Leaves out what is quoted, addresses, and every run of digits. */
export const redactText = (text: string): string =>
  text
    .replace(/\w+:\/\/\S+|\S+@\S+/g, '…')
    .replace(/"[^"]*"|'[^']*'|“[^”]*”|`[^`]*`/g, '“…”')
    .replace(/[+\d][\d\s().-]{2,}/g, '… ')
    .replace(/\s+/g, ' ')
    .trim();
