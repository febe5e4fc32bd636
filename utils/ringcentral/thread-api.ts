import type { Http } from './http.ts';
import type { Priority } from './rate-budget.ts';
import { createReadApi, type ReadApi } from './read-api.ts';
import { createWriteApi, type WriteApi } from './write-api.ts';

/** Message threads and their entries, call by call: what can be read and what can be changed. */
export type ThreadApi = ReadApi & WriteApi;

/** Binds all calls to a way of sending them and to who waits for the answer. */
export const createThreadApi = (http: Http, priority: Priority): ThreadApi => ({
  ...createReadApi(http, priority),
  ...createWriteApi(http, priority),
});
