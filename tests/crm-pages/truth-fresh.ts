import type { CrmPage } from './truth.ts';
import { us } from './us.ts';

/**
 * Pages of products not yet among the others, written, with their truth, by someone who had read neither the rules nor
 * their tests.
 */
export const FRESH_PAGES: readonly CrmPage[] = (
  [
    {
      name: 'oracle-redwood-contact',
      address: '/fscmUI/redwood/cx-sales/contacts/view/300100177',
      kind: 'record',
      primary: '+16025550143',
      all: us('6025550143', '6025550142'),
      // The contact's owner, and the service desk.
      allowed: us('4805550170', '8005550118'),
      never: us('6025550188', '6025550190', '6025550191', '6025550192', '6025550199'),
    },
    {
      name: 'fiori-business-partner',
      address: '/ui#BusinessPartner-manage&/C_BusinessPartner(10004711)',
      kind: 'record',
      primary: '+491713920044',
      all: ['+491713920044', '+493023125140', '+493023125149', '+493023125141', '+4917604069012'],
      allowed: ['+496990009210'],
      never: ['+4930231251990', '+491713920099', '+49302312598', '+4917139200771', '+491729925904'],
    },
    {
      name: 'business-central-customer',
      address: '/?company=CRONUS%20NL&page=21',
      kind: 'record',
      primary: '+31618273645',
      all: ['+31618273645', '+31207940123', '+31207940124', '+31629384756'],
      never: ['+31618273699', '+31207940199', '+31629384799', '+31887654321', '+31302345678'],
    },
    {
      name: 'notion-prospect',
      address: '/Claire-Vasseur-6f0c2a51',
      kind: 'record',
      primary: '+33639981234',
      all: ['+33639981234', '+33465710112'],
      // Her associate in the notes, and the firm's own number in a signature.
      allowed: ['+33639984567', '+33199001234'],
      never: ['+33732829320', '+33639980042', '+33465719900'],
    },
    {
      name: 'glpi-user',
      address: '/front/user.form.php?id=4417',
      kind: 'record',
      primary: '+5511912345678',
      all: ['+5511912345678', '+551134567890', '+551134567891'],
      allowed: ['+558005912345'],
      // The last one is what the mobile was before, in a tab that is not open.
      never: ['+5511987650001', '+5511934567890', '+551134569900', '+551134569901', '+5511998765432'],
    },
    {
      name: 'cliniko-patient',
      address: '/patients/1204471',
      kind: 'record',
      primary: '+447700900482',
      all: ['+447700900482', '+441614960371', '+441614960388'],
      // The emergency contact and the referring doctor.
      allowed: ['+447700900615', '+441614960142'],
      never: ['+441614960100', '+441614960777', '+19434765919', '+449434765919', '+447700900999'],
      context: { ownNumbers: new Set(['+441614960100']) },
    },
    {
      name: 'cloudbeds-reservation',
      address: '/connect/4471#/reservations/4471033104822',
      kind: 'record',
      primary: '+523310482276',
      all: ['+523310482276', '+529515160123'],
      // Who travels with her, a taxi driver, and the hotel.
      allowed: ['+523336150198', '+529511234567', '+529515010147'],
      never: ['+523310482299', '+523310482201', '+529515160199', '+523310482270', '+525550100199'],
    },
    {
      name: 'mazrica-contact',
      address: '/contacts/8098760',
      kind: 'record',
      primary: '+818012349876',
      all: ['+818012349876', '+81368101234', '+81368101239', '+81368101230'],
      // The head of the customer's plant in a note, and the app's help line.
      allowed: ['+819032104567', '+81120987654'],
      never: ['+81368101299', '+818012340077', '+818012340078', '+818099990188'],
    },
    {
      name: 'greenhouse-candidate',
      address: '/people/8575550188?application_id=6175550160',
      kind: 'record',
      primary: '+18575550139',
      all: us('8575550139', '6175550125'),
      // A dial-in, two references, the candidate's former mobile, and the recruiter.
      allowed: us('6465550190', '6175550188', '6175550189', '8575550102', '6175550170'),
      never: us('8575550188', '6175550101', '6175550160', '6175550147', '8575550190', '8575550177'),
    },
    {
      name: 'helpscout-conversation',
      address: '/conversation/2618812345/61234',
      kind: 'record',
      primary: '+34612345678',
      all: ['+34612345678', '+34918765432'],
      // The shop's own line in a signature, and the carrier's in a quoted mail.
      allowed: ['+34911234567', '+34914123456'],
      never: ['+34612345699', '+34612345688', '+34912345601', '+34699123456'],
    },
    {
      name: 'magento-customer-grid',
      address: '/admin/customer/index/',
      known:
        'A country that only a column names is not read: numbers without a country code count as American.',
      kind: 'list',
      all: ['+447700900318', '+441174960155', '+447700900444', '+442079460612'],
      never: ['+447700900918', '+442079460911', '+447700900919', '+441174960915', '+447700900999'],
    },
    {
      name: 'shiprocket-orders',
      address: '/seller/orders/ready-to-ship',
      known:
        'Digits without a separator count only where a word names a telephone; here only their company does.',
      kind: 'list',
      all: ['+919810041234', '+919840071234', '+919820051234', '+919830061234'],
      allowed: ['+911141234567'],
      // The last two are of the seller's own warehouses, in tooltips that are not shown.
      never: [
        '+919812345601',
        '+919812345602',
        '+919812345603',
        '+919812345604',
        '+917012345610',
        '+919012345612',
        '+919899012300',
        '+919899012301',
      ],
    },
    {
      name: 'voice-inbox',
      address: '/u/0/messages',
      known: 'Entries without a role, beside nothing but pictures and short texts, are not taken for a list.',
      kind: 'list',
      all: us(
        '5035550164',
        '5035550131',
        '3605550142',
        '9715550158',
        '4585550117',
        '5035550149',
        '5415550126',
      ),
      // What a caller said on a voicemail.
      allowed: us('5035550175'),
      never: us('9715550120', '5035550199', '4585550188', '5035550190'),
      context: { ownNumbers: new Set(us('9715550120')) },
    },
    {
      name: 'servicem8-jobs',
      address: '/job_list',
      kind: 'list',
      all: ['+61491570156', '+61255504471', '+61491570157', '+61270103356', '+61491570159'],
      // An electrician in a tooltip, the firm's own number for texts, and the support.
      allowed: ['+61491572549', '+61491578148', '+611300975707'],
      never: ['+61491570199', '+61270103399', '+61491579760'],
    },
    {
      name: 'xero-bank-reconcile',
      address: '/BankRec/BankRec.aspx?accountID=7F1C',
      kind: 'none',
      all: [],
      never: ['+447700900614', '+442079460933', '+441614960147', '+441614960933', '+442079460944'],
    },
    {
      name: 'matrix-listings',
      address: '/Matrix/Results.aspx?c=AAEAAAD',
      kind: 'none',
      all: [],
      never: us(
        '6125550141',
        '6125550142',
        '6125550143',
        '6125550144',
        '6125550145',
        '6125550146',
        '6125550171',
        '6125550172',
        '6515550173',
        '9525550174',
        '9525550175',
        '6125550176',
        '6125550199',
        '6515550188',
      ),
    },
  ] satisfies CrmPage[]
).map((page) => ({ ...page, isHeldOut: true }));
