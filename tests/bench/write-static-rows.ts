import { writeFile } from 'node:fs/promises';

const STYLE = `body { margin: 0; font: 13px/1.45 system-ui, sans-serif }
  li { display: flex; flex-direction: column; gap: 4px; padding: 10px 12px; border-bottom: 1px solid #dfe2e8 }
  ul { margin: 0; padding: 0; list-style: none } p { display: flex; justify-content: space-between; margin: 0 }`;

/** The floor of every panel measurement: the same number of rows as plain HTML, no script, no storage. */
export function writeStaticRows(file: string, count: number): Promise<void> {
  const rows = Array.from(
    { length: count },
    (_, index) => `<li><p><b>Billing</b><span>3:${10 + (index % 50)} PM</span></p>
      <span>The yearly plan invoice still shows the monthly price</span><p><i>Unassigned</i><span>Support</span></p></li>`,
  );
  return writeFile(
    file,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Static rows</title><style>${STYLE}</style></head>
     <body><section role="log"><ul>${rows.join('')}</ul></section></body></html>`,
  );
}
