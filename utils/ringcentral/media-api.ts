import { AppFailure } from '../app-error.ts';
import type { Http } from './http.ts';

/** Files of messages. */
export type MediaApi = {
  /** The bytes behind an attachment's `contentUri`, read with the bearer token. Throws `AppFailure`. */
  readAttachment(contentUri: string): Promise<Blob>;
};

/** The token goes to RingCentral's own hosts only, whatever address a record carries. */
export function createMediaApi(http: Http, origins: readonly string[]): MediaApi {
  return {
    readAttachment: (contentUri) => {
      const url = URL.parse(contentUri);
      if (!url || !origins.includes(url.origin)) {
        throw new AppFailure({ kind: 'refused', errorCode: 'FOREIGN-HOST' });
      }
      return http.file(url.href, 'background');
    },
  };
}
