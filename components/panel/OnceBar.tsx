import { useState } from 'preact/hooks';
import { sitePattern } from '../../utils/page/crm-sites.ts';
import { useServices } from '../hooks/services.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

/** Over what was found by one look at a site that is not allowed: allows it in one press. */
export function OnceBar({ host }: { host: string }) {
  const { requestSite } = useServices();
  const [isDeclined, setIsDeclined] = useState(false);
  const pattern = sitePattern(host);
  return (
    <Banner
      look="status"
      action={
        pattern && (
          <Button
            look="primary"
            onClick={() => {
              // Nothing may be awaited before this: the browser asks only within the click.
              void requestSite(pattern).then((isAllowed) => setIsDeclined(!isAllowed));
            }}
          >
            Use on {host}
          </Button>
        )
      }
    >
      {isDeclined ? `${host} was not allowed. Nothing was changed.` : 'Threadside looks at this page once.'}
    </Banner>
  );
}
