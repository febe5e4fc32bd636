import type { Server } from 'node:http';

/** Keep-alive of the listening server; does nothing harmful, but needs `startEmulator`. */
export type ConnectionControl = {
  /** How long an idle connection stays open, in milliseconds (Node rounds up to about a second). */
  setKeepAlive(ms: number): void;
  /** Whether every answer says `Connection: close`. */
  setAlwaysClose(isOn: boolean): void;
  /** Kills the connections that are idle now, so that the next request on one of them meets a dead socket. */
  killIdle(): void;
};

/** Builds the control; `findServer` gives the listening server or throws. */
export function createConnectionControl(
  findServer: () => Server = () => {
    throw new Error('No server is listening: use startEmulator.');
  },
): ConnectionControl {
  return {
    setKeepAlive(ms) {
      findServer().keepAliveTimeout = ms;
    },
    setAlwaysClose(isOn) {
      findServer().maxRequestsPerSocket = isOn ? 1 : 0;
    },
    killIdle: () => findServer().closeIdleConnections(),
  };
}
