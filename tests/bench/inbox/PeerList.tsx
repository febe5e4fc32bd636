import { Component, render } from 'preact';

/** What the peers do in an empty page: `globalThis.peer`. Each resolves after its frame. */
export type Peer = {
  /** The floor: only the rows in view, as plain HTML. */
  showWindow(): void;
  /** Every row, keyed and memoised, as lists are usually drawn. */
  showAll(count: number): void;
  /** One conversation gets a new text and moves to the top. */
  update(): void;
};

type Item = { id: number; text: string };
const IN_VIEW = 20;

const rowHtml = ({
  id,
  text,
}: Item): string => `<li><button class="row"><span class="line"><b>(415) 555-${id}</b>
  <span>Waiting 12 min</span></span><span class="text">${text}</span><span class="line"><i>Unassigned</i>
  <span>Support</span></span></button></li>`;

class Row extends Component<Item> {
  override shouldComponentUpdate(next: Item): boolean {
    return next.text !== this.props.text;
  }
  override render({ id, text }: Item) {
    return (
      <li>
        <button type="button" class="row">
          <span class="line">
            <b>(415) 555-{id}</b>
            <span>Waiting 12 min</span>
          </span>
          <span class="text">{text}</span>
          <span class="line">
            <i>Unassigned</i>
            <span>Support</span>
          </span>
        </button>
      </li>
    );
  }
}

const root = () => document.body;
const items = (count: number): Item[] =>
  Array.from({ length: count }, (_, id) => ({ id, text: `The boiler at number ${id} leaks again` }));
let shown: Item[] = [];
const draw = () =>
  render(
    <ul>
      {shown.map((item) => (
        <Row key={item.id} {...item} />
      ))}
    </ul>,
    root(),
  );

(globalThis as unknown as { peer: Peer }).peer = {
  showWindow: () => {
    render(null, root());
    const list = document.createElement('ul');
    const rows = document.createRange().createContextualFragment(items(IN_VIEW).map(rowHtml).join(''));
    list.append(rows);
    root().replaceChildren(list);
  },
  showAll: (count) => {
    render(null, root());
    root().replaceChildren();
    shown = items(count);
    draw();
  },
  update: () => {
    const at = Math.floor(shown.length / 2);
    const moved = { id: shown[at]?.id ?? 0, text: `News ${Math.random()}` };
    shown = [moved, ...shown.slice(0, at), ...shown.slice(at + 1)];
    draw();
  },
};
