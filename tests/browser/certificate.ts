import { generate } from 'selfsigned';

/** A self-signed certificate for one run: the browser under test is told to accept it, nothing else sees it. */
export async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'threadside.test' }], {
    keySize: 2048,
  });
  return { key, cert };
}
