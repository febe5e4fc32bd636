import { render } from 'preact';
import { ServicesProvider } from '../../components/hooks/services.ts';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import '../../components/ui/tokens.css';
import { createServices } from '../sidepanel/create-services.ts';
import { besideNothing } from './beside-nothing.ts';
import { readBuild } from './read-build.ts';

const root = document.getElementById('settings');
if (root) {
  render(
    <ServicesProvider value={await createServices(besideNothing, Promise.resolve())}>
      <OptionsPage build={readBuild()} />
    </ServicesProvider>,
    root,
  );
}
