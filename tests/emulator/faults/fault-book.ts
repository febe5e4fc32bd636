import { matchesPath } from '../state/request-log.ts';
import type { Fault, FaultSpec } from './fault.ts';

/** The request as faults see it. */
export type FaultCandidate = {
  method: string;
  pathname: string;
  search: string;
  extensionId?: string | undefined;
  isReusedConnection: boolean;
};

/** The faults on duty, oldest first. */
export type FaultBook = {
  add(spec: FaultSpec): Fault;
  /** The first fault that wants this request; counts the hit. */
  take(candidate: FaultCandidate): Fault | undefined;
  get(id: string): Fault;
  remove(id: string): void;
  /** Removes all and lets everything go on that is held. */
  clear(): void;
};

/** A book without faults. */
export function createFaultBook(): FaultBook {
  const faults = new Map<string, Fault>();
  let count = 0;
  const retire = (fault: Fault) => {
    fault.isRemoved = true;
    fault.release();
  };
  return {
    add(spec) {
      // A bad path or expression must fail here, not in the middle of somebody's request.
      matchesPath(spec.path, '');
      count += 1;
      const fault = createFault(`fault-${count}`, spec);
      faults.set(fault.id, fault);
      return fault;
    },
    take(candidate) {
      for (const fault of faults.values()) {
        if (isWilling(fault) && isAddressed(fault.spec, candidate) && hasPassedEnough(fault)) {
          fault.hits += 1;
          for (const watcher of fault.watchers) watcher();
          return fault;
        }
      }
      return undefined;
    },
    get(id) {
      const fault = faults.get(id);
      if (!fault) throw new Error(`No fault ${id}.`);
      return fault;
    },
    remove(id) {
      const fault = faults.get(id);
      if (fault) retire(fault);
    },
    clear() {
      for (const fault of faults.values()) retire(fault);
      faults.clear();
    },
  };
}

function createFault(id: string, spec: FaultSpec): Fault {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    id,
    spec,
    hits: 0,
    passed: 0,
    isRemoved: false,
    released,
    release,
    watchers: new Set(),
  };
}

function isWilling({ isRemoved, hits, spec }: Fault): boolean {
  return !isRemoved && hits < (spec.times ?? Number.POSITIVE_INFINITY);
}

function isAddressed(spec: FaultSpec, candidate: FaultCandidate): boolean {
  if (candidate.method === 'OPTIONS' && spec.method?.toUpperCase() !== 'OPTIONS') return false;
  if (spec.method !== undefined && spec.method.toUpperCase() !== candidate.method) return false;
  if (spec.extensionId !== undefined && spec.extensionId !== candidate.extensionId) return false;
  if (spec.onlyReusedConnection && !candidate.isReusedConnection) return false;
  return matchesPath(spec.path, candidate.pathname, candidate.search);
}

function hasPassedEnough(fault: Fault): boolean {
  if (fault.passed >= (fault.spec.skip ?? 0)) return true;
  fault.passed += 1;
  return false;
}
