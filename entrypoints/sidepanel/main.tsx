import { render } from 'preact';
import { ServicesProvider } from '../../components/hooks/services.ts';
import { Panel } from '../../components/panel/Panel.tsx';
import '../../components/ui/tokens.css';
import { createServices } from './create-services.ts';

const root = document.getElementById('app');
if (root) {
  render(
    <ServicesProvider value={await createServices()}>
      <Panel />
    </ServicesProvider>,
    root,
  );
}
