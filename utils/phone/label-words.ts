import { wordTokens } from './find/word-tokens.ts';
import { lastWord, type WordList, wordList } from './word-list.ts';

/** What the page calls a number. `staff`: not the customer's; `id`: no phone number at all. */
export type Label = 'mobile' | 'phone' | 'work' | 'home' | 'other' | 'fax' | 'staff' | 'id' | 'none';

const FAX = wordList(`
  fax, faxes, faxnummer, faxnr, telefax, telecopie, télécopie, télécopieur, факс, 传真, 傳真, ファックス, ファクス, 팩스,
  فاكس, פקס, φαξ
`);
const MOBILE = wordList(`
  mobile, mobiles, mobil, mobilnummer, mobilnr, mobiltelefon, mobilfunk, mob, cell, cells, cellular, cellphone, handy,
  handynummer, handynr, móvil, movil, celular, celulares, cellulare, portable, telemóvel, telemovel, gsm, sms,
  whatsapp, whats app, komórka, komórkowy, komorka, komorkowy, mobiel, mobiele, mobilni, matkapuhelin, kännykkä, cep,
  smartphone, мобильный, мобильн, моб, сотовый, 手机, 手机号, 手机号码, 移动电话, 手機, 手機號碼, 行動電話, 携帯, 携帯電話, 携帯番号, 携帯電話番号, 휴대폰, 휴대전화,
  핸드폰, جوال, الجوال, موبايل, نقال, محمول, موبایل, همراه, נייד, मोबाइल, মোবাইল, มือถือ, κινητό, di động, đtdđ, ponsel,
  tel kom, no hp, nomor hp, мобільний, мобилни, mobitel, mobilszám, telegram, zalo, no wa, nomor wa, 联系手机, 客户手机, 휴대폰번호,
  휴대전화번호, 핸드폰번호, الموبايل, סלולרי, 📱
`);
const PHONE = wordList(`
  phone, phones, phonenumber, tel, tél, tlf, telephone, telefon, telefono, teléfono, telefone, telefoon, telefonnummer,
  telefonnr, telefoonnummer, ph, fon, fono, call, dial, ring, reach, contact no, contact number, contact num, contact nr,
  contact numbers, number is, rufnummer, msisdn, телефон, тел, 电话, 电话号码, 联系电话, 联系方式, 電話, 電話番号, 電話號碼,
  聯絡電話, 連絡先, 전화, 전화번호, 연락처, هاتف, الهاتف, طلفون, تلفن, טלפון, फोन, फ़ोन, ফোন, โทร, โทรศัพท์, puhelin,
  puhelinnumero, τηλέφωνο, τηλ, điện thoại, đt, sđt, telepon, telp, simu, puh, fone, tfno, tlm, recapito,
  rückruf, caller, caller id, callback, call back, main line, text number, 联系人电话, 客户电话, 連絡電話, 固定電話,
  連絡先電話番号, お電話番号, หมายเลขโทรศัพท์, تماس, ☎, 📞, ✆
`);
const WORK = wordList(`
  work, office, business, company, direct, ddi, desk, durchwahl, hq, headquarters, switchboard, geschäft, geschäftlich,
  büro, buero, dienst, dienstlich, firma, arbeit, zentrale, trabajo, oficina, empresa, bureau, travail, professionnel,
  société, ufficio, lavoro, azienda, escritório, escritorio, trabalho, comercial, kantoor, werk, zakelijk, praca,
  biuro, służbowy, arbete, kontor, arbejde, työ, práce, рабочий, рабоч, раб, офис, cơ quan, 办公, 办公电话, 工作, 工作电话, 座机,
  公司电话, 会社, 勤務, 勤務先, 勤務先電話, 직장, 회사, 사무실, عمل, العمل
`);
const HOME = wordList(`
  home, house, private, privat, residence, residential, landline, festnetz, casa, domicilio, domicile, maison, fixe,
  fijo, fisso, residencial, thuis, privé, dom, domowy, hem, hjem, koti, домашний, дом, 自宅, 自宅電話, 住宅, 住宅电话,
  家庭, 家庭电话, 자택, 집전화, منزل, المنزل, σταθερό, vast nummer, vaste lijn, 市話
`);
const OTHER = wordList(`
  assistant, asst, secretary, emergency, next of kin, guardian, parent, mother, father, spouse, wife, husband, partner,
  manager, supervisor, alt, alternate, alternative, other, secondary, additional, notfall, urgence, emergencia,
  sekretariat, assistenz, assistante, asistente, andere, autre, otro, altro, outro
`);
const STAFF = wordList(`
  owner, agent, agents, assigned, assignee, rep, representative, created by, support, helpdesk, help desk, help line,
  helpline, hotline, customer service, customer care, customer support, toll free, tollfree, call us, contact us,
  text us, sales, questions, our, need help, kundenservice, kundendienst, service client, account manager,
  account executive, account rep, your
`);
const ID = wordList(`
  order, orders, ordernumber, orderid, invoice, tracking, shipment, parcel, ticket, case, cases, ref, reference, serial,
  sku, account, acct, cuenta, konto, kontonummer, compte, conto, conta, card, iban, bic, vat, tax, ein, ssn, passport, license, licence, zip, zipcode, postal, postcode,
  plz, imei, id, ids, uuid, guid, customer no, customer number, customer nr, customer id, client no, client number,
  quote, quotation, policy, claim, po, transaction, booking, reservation, confirmation, routing, batch, lot, model,
  part, barcode, isbn, ean, gtin, upc, version, amount, total, price, balance, revenue, date, time, created, modified,
  updated, lat, latitude, lon, lng, longitude, ip, npi, mrn, vin, siret, siren, nif, cif, cnpj, cpf, nip, bestellung,
  bestellnummer, rechnung, rechnungsnummer, auftrag, auftragsnummer, kundennummer, kundennr, steuernummer, steuer,
  pedido, factura, fatura, commande, facture, ordine, fattura, faktura, zamówienie, заказ, счет, счёт, 订单, 订单号,
  发票, 發票, 注文, 注文番号, 주문, 주문번호, session, device, trace, ipn, mpn, siniestro, sinistro, sinistre, póliza, poliza,
  polizza, apólice, apolice, expediente, proceso, processo, protocolo, pratica, boleto, matrícula, matricula, contrato,
  contrat, contratto, dossier, dossiernummer, aktenzeichen, vorgang, vorgangsnummer, vertrag, vertragsnummer,
  versicherungsnummer, klantnummer, zaaknummer, factuur, factuurnummer, kundnummer, ärende, ärendenummer, fakturanummer,
  sagsnummer, saksnummer, 保单, 保单号, 快递单号, 契約番号, 会員番号, 顧客番号, 受付番号, 追跡番号, 예약번호, 계약번호,
  운송장번호, resale, requisition, manifest, waybill, awb, consignment no, specimen, docket, gstin, gst, abn, kvk, cvr,
  registration number, registration no, reg number, reg no, document number, document no, permit number, permit no,
  loan number, loan no, job number, job no, file number, file no, matter number, matter no, project number, project no,
  group number, group no, check number, check no, deal number, deal no, estimate number, estimate no,
  prescription number, prescription no, chart number, chart no, patient number, patient no, vendor number,
  supplier number, unit number, registration id, access code, gate code, door code, promo code, product code,
  item code, discount code, security code, folio, meter, agreement, duns, fein, badge, rma, container, bol, rx, dea,
  clia, item, pin, txn, sample, lease, proposal, packing slip, delivery note, plate, permit, mls, apn,
  receipt, voucher, coupon, asset tag, member number, member no, membership number, membership no, ondernemingsnummer,
  btw nummer, btw nr, orgnr, org nr, partita iva, codice fiscale, cuit, cuil, rut, ruc, nit, curp, rfc, инн, кпп, огрн,
  снилс, паспорт, договор, накладная, αφμ, αμκα, mã số, mã khách hàng, mã đơn, mã vận đơn, số đơn hàng, tài khoản,
  nhs, nhi, bsn, cccd, cmnd, 사업자등록번호, 회원번호, 계좌번호, 계좌, 法人番号, 統一編號, 税号, 身份证, 身份证号, 会员号, 账号, 帳號, vergi, kimlik, رقم الطلب, رقم الهوية,
  رقم الحساب, الرقم الضريبي
`);
/** `Claim no.`: whatever it is the number of, it is not the phone's. */
const NUMBER_OF = lastWord('no, nr, nº, num, núm');
/** Said last, it is what the number is of, whatever was said before: `left a message on the mobile, case`. */
const OF_THING = lastWord(
  'order, invoice, ticket, case, claim, policy, booking, reservation, shipment, parcel, wo',
);
const NUMBER_OF_SOMEBODY = wordList(`
  my, our, his, her, their, new, old, main, primary, first, second, best, day, daytime, evening, callback, preferred,
  personal, whose, kontakt, contacto, contato
`);

/** Who has to do with a thing is a person all the same (`Accounts payable`, `Loan officer`). */
const ROLE = lastWord(`
  manager, officer, clerk, driver, specialist, executive, payable, receivable, desk, department, dept, team, director,
  coordinator, agent, engineer, buyer, owner, holder, assistant, representative, rep, contact, processor, adjuster
`);

/** What else words may name, most telling first. */
const KINDS: readonly (readonly [Label, WordList])[] = [
  ['fax', FAX],
  ['staff', STAFF],
  ['other', OTHER],
  ['mobile', MOBILE],
  ['work', WORK],
  ['home', HOME],
  ['phone', PHONE],
];

/** Signatures and cards say it in one letter. */
const LETTERS: readonly (readonly [letter: string, Label])[] = [
  ['t', 'phone'],
  ['p', 'phone'],
  ['m', 'mobile'],
  ['c', 'mobile'],
  ['w', 'work'],
  ['o', 'work'],
  ['d', 'work'],
  ['h', 'home'],
  ['f', 'fax'],
];

let letters: Map<string, Label> | undefined;

const labelOfLetter = (tokens: string): Label | undefined => {
  letters ??= new Map(LETTERS.map(([letter, label]) => [wordTokens(letter), label]));
  return letters.get(tokens);
};

/** In attributes `cell`, `work`, `home` and `mobile` mean much else: tables, layouts, screens. */
const NAMES_PHONE = wordList(`
  phone, phones, phonenumber, tel, tele, telephone, telefon, telefono, telefoon, telefone, rufnummer, msisdn, gsm,
  whatsapp, fax, handy, celular, callto, cell phone, cell no, cell number, mobile, mobilenumber, mobileno, tlf,
  teléfono, téléphone, tél, móvil, mobiltelefon, телефон, 电话, 手机, 電話, 携帯, 携帯電話, 전화, 전화번호, 휴대폰, هاتف,
  جوال, טלפון, τηλέφωνο, điện thoại
`);
const NAMES_LAYOUT = wordList(`
  mobile hidden, hidden mobile, mobile only, only mobile, mobile nav, mobile menu, mobile view, mobile layout,
  show mobile, mobile show, hide mobile, mobile hide, mobile visible, visible mobile, none mobile, is mobile,
  mobile d, micro phone, head phone
`);
const NAMES_ID = wordList(`
  order, orders, orderid, ordernumber, invoice, tracking, ticket, serial, sku, account, acct, cuenta, konto, kontonummer, compte, conto, conta, iban, vat, tax, ssn, zip,
  zipcode, postal, postcode, imei, barcode, isbn, customer id, customer no, customer number, record id, case id,
  case no, case number, amount, price, date, timestamp
`);

/** Said by the firm whose page it is, unless a customer writes it. */
const OUR = wordList('our');

/** Whether a label names a number of the firm itself, given as tokens. */
export const isOur = (tokens: string): boolean => OUR.test(tokens);

/** What happened at a number in a log of calls: it says nothing about whose it is. */
const CALL_EVENT = wordList(`
  missed call, incoming call, outgoing call, inbound call, outbound call, declined call, rejected call, call ended
`);

/** Whether words tell of a call rather than name a number, given as tokens. */
export const isCallEvent = (tokens: string): boolean => CALL_EVENT.test(tokens);

/** Not a label but part of a sentence. */
const SPOKEN = wordList('call, dial, ring, reach, text me, call me, number is');

/** Whether words before a number make it part of what somebody says (`call my lawyer`), given as tokens. */
export function isSpoken(tokens: string): boolean {
  return SPOKEN.test(tokens);
}

/**
 * The kind of number that words name (`Mobile`, `Tel. (Büro)`, `Order no.`), given as tokens. `last` are those that may
 * say what it is the number of.
 */
export function labelOfWords(tokens: string, last = tokens): Label {
  if (ID.test(last) && !namesTelephone(tokens) && !ROLE.test(tokens)) return 'id';
  return KINDS.find(([, words]) => words.test(tokens))?.[0] ?? labelOfLetter(tokens) ?? 'none';
}

/** The same for what stands before a number in its line or heads its column. */
export function labelOfLead(tokens: string, last = tokens): Label {
  const label = labelOfWords(tokens, last);
  const isNumberOf = label === 'none' && NUMBER_OF.test(tokens) && !NUMBER_OF_SOMEBODY.test(tokens);
  return isNumberOf || OF_THING.test(tokens) ? 'id' : label;
}

/** Whether words of a label name a telephone, whosever it is (`Alternate mobile`), given as tokens. */
export function namesTelephone(tokens: string): boolean {
  return [PHONE, MOBILE, FAX].some((words) => words.test(tokens));
}

/** Whether the label is a letter as in signatures (`T`), given as tokens. */
export function isInitial(tokens: string): boolean {
  return labelOfLetter(tokens) !== undefined;
}

/** The kind of number that an element's attributes name (`phoneMobile`, `home_phone`, `order-id`), given as tokens. */
export function labelOfAttributes(tokens: string): Label {
  const isPhone = NAMES_PHONE.test(tokens) && !NAMES_LAYOUT.test(tokens);
  if (!isPhone) return NAMES_ID.test(tokens) ? 'id' : 'none';
  const label = labelOfWords(tokens);
  return /^(?:mobile|fax|work|home|other)$/.test(label) ? label : 'phone';
}
