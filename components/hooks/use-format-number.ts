import { useEffect, useRef, useState } from 'preact/hooks';
import type { formatNumber } from '../../utils/phone/normalise.ts';
import { formatNorthAmerican } from '../../utils/phone/north-american.ts';
import { useHomeCountry } from './home-country.ts';

type Format = typeof formatNumber;

let known: Format | undefined;
let loading: Promise<Format> | undefined;

/** Loads how all the world's numbers are written; the first picture does not wait for it. */
export function loadNumberFormats(): Promise<Format> {
  loading ??= import('../../utils/phone/normalise.ts').then(({ formatNumber: format }) => {
    known = format;
    return format;
  });
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

/**
 * Writes numbers (E.164) as people of the agent's country do. Until the formats are there, one of +1 is written by its
 * rule, and any other as it is stored: the line it stands in is as high either way.
 */
export function useFormatNumber(): (e164: string) => string {
  const country = useHomeCountry();
  const [format, setFormat] = useState(() => known);
  const isWanted = useRef(false);
  useEffect(() => {
    if (!format && isWanted.current) void loadNumberFormats().then((loaded) => setFormat(() => loaded));
  });
  return (e164) => {
    const written = formatNorthAmerican(e164, country);
    if (written === undefined) isWanted.current = true;
    return written ?? format?.(e164, country) ?? e164;
  };
}
