export interface SettlingTools<Item> {
  /** How long each item waits for others that began before it and are told after it. Milliseconds. */
  readonly settleTime: number;
  readonly now: () => number;
  readonly later: (callback: () => void, delay: number) => void;
  readonly send: (item: Item) => void;
}

/** Puts what is told late back into its place: gives items on in the order of their times, none before it has waited. */
export function createSettling<Item extends { readonly time: number }>({ settleTime, now, later, send }: SettlingTools<Item>): (item: Item) => void {
  let waiting: readonly { readonly told: number; readonly item: Item }[] = [];

  return (item) => {
    waiting = [...waiting, { told: now(), item }];
    if (waiting.length === 1) later(release, settleTime);
  };

  function release(): void {
    const due = now() - settleTime;
    const last = waiting.reduce((latest, { told, item }) => (told <= due ? Math.max(latest, item.time) : latest), Number.NEGATIVE_INFINITY);
    const ready = waiting.filter(({ item }) => item.time <= last);
    waiting = waiting.filter(({ item }) => item.time > last);
    const [next] = waiting;
    if (next) later(release, Math.max(1, next.told - due));
    for (const { item } of ready.toSorted((a, b) => a.item.time - b.item.time)) send(item);
  }
}
