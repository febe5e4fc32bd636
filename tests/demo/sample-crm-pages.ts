import { html, raw } from 'hono/html';
import type { Customer } from '../emulator/seed/customers.ts';

const STYLE = `
  body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: #1d2733; background: #f3f5f8 }
  nav { display: flex; gap: 20px; align-items: center; padding: 12px 24px; background: #17324d; color: #fff }
  nav a { color: #cfe0f2; text-decoration: none } nav b { margin-right: 12px }
  main { max-width: 860px; margin: 24px auto; padding: 24px 28px; background: #fff; border: 1px solid #dde3ea; border-radius: 8px }
  h1 { margin: 0 0 4px; font-size: 24px } .soft { color: #607080 }
  dl { display: grid; grid-template-columns: 140px 1fr; gap: 8px 16px; margin: 20px 0 } dt { color: #607080 } dd { margin: 0 }
  table { width: 100%; border-collapse: collapse } td, th { padding: 8px; border-bottom: 1px solid #e7ecf1; text-align: left }
  a { color: #0b5cad } ol { padding-left: 20px }`;

/** Follows links without loading a new page, the way single-page CRMs do. */
const SCRIPT = `
  const show = async (path) => {
    const answer = await fetch(path + '?fragment');
    document.querySelector('main').innerHTML = await answer.text();
    document.title = document.querySelector('h1').textContent + ' · Fernwood CRM';
  };
  addEventListener('click', (event) => {
    const link = event.target.closest('a[data-link]');
    if (!link) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    show(link.pathname);
  });
  addEventListener('popstate', () => show(location.pathname));`;

type Html = ReturnType<typeof html>;

/** The frame around every page. */
export const page = (title: string, content: Html): Html => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · Fernwood CRM</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <nav>
      <b>Fernwood CRM</b>
      <a data-link href="/contacts">Contacts</a>
      <a data-link href="/reports">Reports</a>
    </nav>
    <main>${content}</main>
    <script>${raw(SCRIPT)}</script>
  </body>
</html>`;

const national = (phoneNumber: string): string =>
  phoneNumber.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');

/** A contact's record: one number as a link, and a timeline full of things that are no phone numbers. */
export const record = (customer: Customer): Html => html`<h1>${customer.name}</h1>
<p class="soft">${customer.company || 'Private customer'} · ${customer.city}</p>
<dl>
  <dt>Customer no.</dt><dd>${customer.crmId}-20260118</dd>
  <dt>Mobile</dt><dd><a href="tel:${customer.phoneNumber}">${national(customer.phoneNumber)}</a></dd>
  <dt>Email</dt><dd>${customer.name.split(' ')[0]?.toLowerCase()}@example.com</dd>
  <dt>Last order</dt><dd>ORD-4155550199 · $1,204.50</dd>
</dl>
<h2>Timeline</h2>
<ol>
  <li>2026-05-24 12:05 Invoice 2026-0524-1187 sent</li>
  <li>2026-03-02 09:30 Appointment 10:00–11:30, technician assigned</li>
</ol>`;

/** One household's record: three numbers, each with its own state in the shared inbox. */
export const household = (
  mobile: Customer,
  office: Customer,
  home: Customer,
): Html => html`<h1>Westside household</h1>
<p class="soft">Private customer · ${mobile.city}</p>
<dl>
  <dt>Mobile</dt><dd><a href="tel:${mobile.phoneNumber}">${national(mobile.phoneNumber)}</a></dd>
  <dt>Office</dt><dd><a href="tel:${office.phoneNumber}">${office.phoneNumber}</a></dd>
  <dt>Home</dt><dd><a href="tel:${home.phoneNumber}">${home.phoneNumber}</a></dd>
</dl>`;

/** All contacts in a table. */
export const contactList = (everybody: readonly Customer[]): Html => html`<h1>Contacts</h1>
<p class="soft">${everybody.length} contacts</p>
<table>
  <thead><tr><th>Name</th><th>Company</th><th>City</th><th>Phone</th></tr></thead>
  <tbody>
    ${everybody.map(
      (customer) => html`<tr>
        <td><a data-link href="/contacts/${customer.crmId}">${customer.name}</a></td>
        <td>${customer.company}</td>
        <td>${customer.city}</td>
        <td>${national(customer.phoneNumber)}</td>
      </tr>`,
    )}
  </tbody>
</table>`;

/** A page without any phone number. */
export const reports = (): Html => html`<h1>Reports</h1>
<p>Revenue 2026-01-01 to 2026-06-30: $4,812,300.00, 1,204 orders, average 3,996.93.</p>`;

/** The answer to an unknown address. */
export const notFound = (): Html => html`<h1>No such record</h1>`;
