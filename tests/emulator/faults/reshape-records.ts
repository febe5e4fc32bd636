import type { FaultSpec, LooseRecord } from './fault.ts';

const ABSENT = '__absent';

/** Whether the fault changes the records of an answer. */
export function isReshaping(spec: FaultSpec): boolean {
  return Boolean(spec.shuffle || spec.duplicate || spec.mutate || spec.patchRecords);
}

/** The answer's JSON with its `records` mutated, repeated and mixed; any other JSON is returned as it is. */
export function reshapeRecords(spec: FaultSpec, json: unknown): unknown {
  if (!hasRecords(json)) return json;
  let records = json.records.flatMap((record, index) => mutateRecord(spec, record, index));
  if (spec.duplicate) records = [...records, ...records.filter((_, index) => index % 2 === 0)];
  if (spec.shuffle) records = shuffled(records);
  return { ...json, records };
}

function mutateRecord(spec: FaultSpec, record: LooseRecord, index: number): LooseRecord[] {
  const mutated = spec.mutate ? spec.mutate({ ...record }, index) : record;
  const records = mutated === undefined ? [] : Array.isArray(mutated) ? mutated : [mutated];
  return records.map((each) => patchRecord(each, spec.patchRecords ?? {}));
}

function patchRecord(record: LooseRecord, patch: LooseRecord): LooseRecord {
  return Object.fromEntries(Object.entries({ ...record, ...patch }).filter(([, value]) => value !== ABSENT));
}

/**
 * Backwards, then every second one first: deterministic, and never the original order from two records on.
 */
function shuffled(records: LooseRecord[]): LooseRecord[] {
  const backwards = records.toReversed();
  if (backwards.length < 3) return backwards;
  return [
    ...backwards.filter((_, index) => index % 2 === 0),
    ...backwards.filter((_, index) => index % 2 === 1),
  ];
}

function hasRecords(json: unknown): json is { records: LooseRecord[] } {
  return typeof json === 'object' && json !== null && 'records' in json && Array.isArray(json.records);
}
