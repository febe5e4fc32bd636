import type { Fault, FaultSpec } from '../faults/fault.ts';
import type { Service } from '../service.ts';
import { findAgent } from './who.ts';

/** A fault as tests write it: `user` is an agent's name or extension id. */
export type FaultInput = FaultSpec & { user?: string };

/**
 * Holds a fault on duty. Plain data and functions; over HTTP only `id` arrives, the rest by `faults.<name>`
 * with that id.
 */
export type FaultHandle = {
  id: string;
  /** How many requests it has hit. */
  hits(): number;
  /** Lets held requests go on, now and later. */
  release(): void;
  /** Takes it off duty and lets go what it holds. */
  remove(): void;
  /** Resolves when the fault has hit `count` times in all (1 without a number). */
  hit(count?: number): Promise<void>;
};

/** Adding and clearing faults. */
export type FaultControl = {
  /**
   * Puts a fault on duty; throws at once for a path that cannot match and for connection faults without a
   * server.
   */
  add(input: FaultInput): FaultHandle;
  /** Lets what this fault holds go on, now and later. */
  release(id: string): void;
  /** Takes the fault off duty and lets go what it holds. */
  remove(id: string): void;
  /** How many requests it has hit. */
  hits(id: string): number;
  /** Waits until it has hit `count` requests (1 without a number). */
  hit(id: string, count?: number): Promise<void>;
  /** Removes all faults and lets everything go on that is held. */
  clear(): void;
};

/** Builds the control over the service's fault book. */
export function createFaultControl(service: Service): FaultControl {
  const { faults } = service;
  return {
    add({ user, ...spec }) {
      if (needsServer(spec) && service.origin === '') {
        throw new Error('This fault is about connections: it needs startEmulator.');
      }
      const who = user === undefined ? {} : { extensionId: findAgent(service.world, user).extensionId };
      const fault = faults.add({ ...spec, ...who });
      return {
        id: fault.id,
        hits: () => fault.hits,
        release: () => fault.release(),
        remove: () => faults.remove(fault.id),
        hit: (count) => waitForHits(fault, count),
      };
    },
    release: (id) => faults.get(id).release(),
    remove: (id) => faults.remove(id),
    hits: (id) => faults.get(id).hits,
    hit: (id, count) => waitForHits(faults.get(id), count),
    clear: () => faults.clear(),
  };
}

async function waitForHits(fault: Fault, count = 1): Promise<void> {
  if (fault.hits >= count) return;
  await new Promise<void>((resolve) => {
    const watcher = () => {
      if (fault.hits < count) return;
      fault.watchers.delete(watcher);
      resolve();
    };
    fault.watchers.add(watcher);
  });
}

function needsServer({ destroy, truncateAt, onlyReusedConnection }: FaultSpec): boolean {
  return destroy !== undefined || truncateAt !== undefined || onlyReusedConnection === true;
}
