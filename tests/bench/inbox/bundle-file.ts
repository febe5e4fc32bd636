import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A file of the bench with everything it imports, as one script for a page. */
export async function bundleFile(name: string): Promise<string> {
  const input = fileURLToPath(new URL(name, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, rolldownOptions: { input, output: { format: 'iife' } } },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error(`${name} was not built`);
  return output.output[0].code;
}
