/**
 * A customer as the company's CRM knows them. `crmId` and `city` are for sample CRM pages; RingCentral knows
 * only the number.
 */
export type Customer = {
  name: string;
  phoneNumber: string;
  company: string;
  city: string;
  crmId: string;
  /** What this customer is in the seed for. */
  about: string;
};

function customer(
  crmId: string,
  name: string,
  phoneNumber: string,
  company: string,
  city: string,
  about: string,
): Customer {
  return { name, phoneNumber, company, city, crmId, about };
}

/**
 * The seeded customers. All numbers are reserved for fiction; all are valid for libphonenumber except
 * `gareth`, whose range (UK drama mobiles, +44 7700 900xxx) the library does not know.
 */
export const customers = {
  dana: customer(
    'C-1001',
    'Dana Whitfield',
    '+12125550114',
    'Whitfield & Co',
    'New York',
    'twelve past threads over two queues, one open with Alex',
  ),
  marcus: customer(
    'C-1002',
    'Marcus Webb',
    '+14155550127',
    '',
    'San Francisco',
    'one thread ever, unassigned',
  ),
  leila: customer(
    'C-1003',
    'Leila Haddad',
    '+13125550135',
    'Haddad Bakery',
    'Chicago',
    'Arabic, right to left, unassigned',
  ),
  noam: customer('C-1004', 'Noam Levi', '+16175550142', '', 'Boston', 'Hebrew and English mixed, with Beth'),
  grace: customer(
    'C-1005',
    "Grace O'Connor",
    '+15125550158',
    'OConnor Rentals',
    'Austin',
    'MMS: pictures and a PDF',
  ),
  victor: customer(
    'C-1006',
    'Victor Hale',
    '+17025550163',
    '',
    'Las Vegas',
    'very long texts (999 characters), unassigned',
  ),
  yuki: customer(
    'C-1007',
    'Yuki Tanaka',
    '+12065550171',
    'Tanaka Studio',
    'Seattle',
    'emoji and joined sequences, with Alex',
  ),
  mallory: customer(
    'C-1008',
    'Mallory Finch',
    '+13035550185',
    '',
    'Denver',
    'texts that look like HTML, unassigned',
  ),
  omar: customer(
    'C-1009',
    'Omar Aziz',
    '+14045550196',
    'Aziz Imports',
    'Atlanta',
    'links of all sorts, with Jenn',
  ),
  terry: customer(
    'C-1010',
    'Terry Blake',
    '+12135550103',
    '',
    'Los Angeles',
    'said STOP: sending to them fails',
  ),
  ingrid: customer(
    'C-1011',
    'Ingrid Bauer',
    '+493023125123',
    'Bauer GmbH',
    'Berlin',
    'a German number, through the IVR menu, unassigned',
  ),
  camille: customer(
    'C-1012',
    'Camille Laurent',
    '+33199001234',
    'Atelier Laurent',
    'Paris',
    'a French number, only resolved threads',
  ),
  oliver: customer(
    'C-1013',
    'Oliver Pemberton',
    '+442079460018',
    'Pemberton Ltd',
    'London',
    'ten minutes before the 72 hours are over',
  ),
  amelia: customer(
    'C-1014',
    'Amelia Hart',
    '+442079460101',
    'Hart Interiors',
    'London',
    'Sales only: invisible to Alex',
  ),
  gareth: customer(
    'C-1015',
    'Gareth Rees',
    '+447700900123',
    '',
    'Cardiff',
    'a number libphonenumber calls invalid',
  ),
  nina: customer(
    'C-1016',
    'Nina Kowalski',
    '+17185550109',
    '',
    'Brooklyn',
    'a picture without words: a thread without label, unassigned',
  ),
  paul: customer(
    'C-1017',
    'Paul Dempsey',
    '+19165550118',
    '',
    'Sacramento',
    'a deleted thread and a resolved one',
  ),
  rosa: customer(
    'C-1018',
    'Rosa Jimenez',
    '+13055550122',
    'Jimenez Family Dental',
    'Miami',
    'notes by several people, one edited, one deleted',
  ),
  quentin: customer(
    'C-1019',
    'Quentin Marsh',
    '+12025550139',
    '',
    'Washington',
    'a thread over a number that was deleted',
  ),
  sylvia: customer(
    'C-1020',
    'Sylvia Crane',
    '+15035550144',
    '',
    'Portland',
    'a thread of a queue that was deleted',
  ),
  brandon: customer(
    'C-1021',
    'Brandon Yates',
    '+16025550151',
    '',
    'Phoenix',
    'the main company number: invisible to Alex',
  ),
  hannah: customer(
    'C-1022',
    'Hannah Doyle',
    '+12165550160',
    '',
    'Cleveland',
    'a text the carrier did not deliver',
  ),
} satisfies Record<string, Customer>;

/** Key of a seeded customer. */
export type CustomerKey = keyof typeof customers;
