import type { CountryCode } from 'libphonenumber-js/min';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** The agent's home country, ISO 3166-1: its numbers are shown in national style. */
const HomeCountryContext = createContext<CountryCode>('US');

export const HomeCountryProvider = HomeCountryContext.Provider;

/** The country whose numbers are written without their country code. */
export const useHomeCountry = (): CountryCode => useContext(HomeCountryContext);
