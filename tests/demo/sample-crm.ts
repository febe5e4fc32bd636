import { Hono } from 'hono';
import { customers } from '../emulator/seed/customers.ts';
import { listen } from '../emulator/server.ts';
import { contactList, household, notFound, page, record, reports } from './sample-crm-pages.ts';

const everybody = Object.values(customers);

/**
 * A small CRM with the emulator's customers: a list, a record page each, a page without numbers, and navigation inside
 * the page as single-page apps do it. `?fragment` answers only what changes.
 */
export function createSampleCrm(): Hono {
  const app = new Hono();
  app.get('/', (c) => c.redirect('/contacts'));
  app.get('/contacts', (c) => c.html(answer(c.req.url, 'Contacts', contactList(everybody))));
  app.get('/contacts/:crmId', (c) => {
    const customer = everybody.find(({ crmId }) => crmId === c.req.param('crmId'));
    if (!customer) return c.html(answer(c.req.url, 'Not found', notFound()), 404);
    return c.html(answer(c.req.url, customer.name, record(customer)));
  });
  app.get('/households/westside', (c) =>
    c.html(
      answer(
        c.req.url,
        'Westside household',
        household(customers.marcus, customers.camille, customers.amelia),
      ),
    ),
  );
  app.get('/reports', (c) => c.html(answer(c.req.url, 'Reports', reports())));
  return app;
}

function answer(url: string, title: string, content: ReturnType<typeof notFound>) {
  return new URL(url).searchParams.has('fragment') ? content : page(title, content);
}

/** Serves the sample CRM on a free port of this machine. */
export function startSampleCrm(options: { tls?: { key: string; cert: string }; port?: number } = {}) {
  return listen(createSampleCrm(), options);
}
