import { useEffect, useState } from 'preact/hooks';
import type { Policy } from '../../utils/policy.ts';
import { useServices } from './services.ts';

/** What the administrator preset, undefined until it was read. */
export function usePolicy(): Policy | undefined {
  const { readPolicy } = useServices();
  const [policy, setPolicy] = useState<Policy>();
  useEffect(() => void readPolicy().then(setPolicy), [readPolicy]);
  return policy;
}
