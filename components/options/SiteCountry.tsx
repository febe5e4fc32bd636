import { getCountries } from 'libphonenumber-js/min';
import { SITE_COUNTRIES_KEY, type SiteCountries } from '../../utils/page/site-countries.ts';
import { useCommand } from '../hooks/use-command.ts';
import { useStored } from '../hooks/use-stored.ts';
import styles from './SitesSection.module.css';

const names = new Intl.DisplayNames(undefined, { type: 'region' });
const COUNTRIES = getCountries()
  .map((code) => ({ code, name: names.of(code) ?? code }))
  .toSorted((one, other) => one.name.localeCompare(other.name));

/** Whose numbers a site shows where it writes them without country code and its pages tell no country. */
export function SiteCountry({ site }: { site: string }) {
  const countries = useStored<SiteCountries>(SITE_COUNTRIES_KEY);
  const set = useCommand('setSiteCountry');
  return (
    <select
      class={styles.country}
      aria-label={`Country of the numbers on ${site}`}
      value={countries?.[site] ?? ''}
      onChange={(event) => void set.run({ site, country: event.currentTarget.value })}
    >
      <option value="">Country: automatic</option>
      {COUNTRIES.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}
