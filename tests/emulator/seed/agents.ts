import type { Agent } from '../state/company.ts';

type Sketch = Pick<Agent, 'extensionId' | 'extensionNumber' | 'firstName' | 'lastName'> & Partial<Agent>;

function person({ firstName, lastName, ...rest }: Sketch): Agent {
  const name = `${firstName} ${lastName}`;
  return {
    firstName,
    lastName,
    name,
    email: `${firstName}.${lastName}@brightwater.example`.toLowerCase(),
    extensionType: 'User',
    hasLicense: true,
    homeCountry: 'US',
    feature: { available: true },
    ...rest,
  };
}

/**
 * The people of the seeded company. `alex` is the default agent of demos: handler of Billing, Support and
 * Harbor Site, not of Sales. `priya` handles nothing, `tom` has no licence, `bot` is a recipient that cannot
 * be assigned.
 */
export const agents = {
  alex: person({ extensionId: '62295320101', extensionNumber: '101', firstName: 'Alex', lastName: 'Rivera' }),
  beth: person({ extensionId: '62295320102', extensionNumber: '102', firstName: 'Beth', lastName: 'Nolan' }),
  sam: person({ extensionId: '62295320103', extensionNumber: '103', firstName: 'Sam', lastName: 'Ortiz' }),
  jenn: person({ extensionId: '62295320104', extensionNumber: '104', firstName: 'Jenn', lastName: 'Lee' }),
  priya: person({ extensionId: '62295320105', extensionNumber: '105', firstName: 'Priya', lastName: 'Shah' }),
  tom: person({
    extensionId: '62295320106',
    extensionNumber: '106',
    firstName: 'Tom',
    lastName: 'Becker',
    hasLicense: false,
    feature: {
      available: false,
      reason: {
        code: 'ExtensionLimitation',
        message: 'The feature is unavailable: Business SMS Booster license required',
      },
    },
  }),
  bot: person({
    extensionId: '62295320199',
    extensionNumber: '199',
    firstName: 'After-Hours',
    lastName: 'Bot',
    extensionType: 'ApplicationExtension',
  }),
} satisfies Record<string, Agent>;
