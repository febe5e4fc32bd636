import { scoreCorpus } from './score-corpus.ts';

/** `node tests/crm-pages/main.ts [page…]`, after a build. */
await scoreCorpus(process.argv.slice(2));
