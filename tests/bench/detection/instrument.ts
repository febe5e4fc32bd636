/** What a method cost since the last `reset`, in ms of main thread. */
export type Spent = { total: number; longest: number; tasks: number };

/** Of the page under measurement: `globalThis.bench`. */
export type Bench = {
  spent: Spent;
  reset(): void;
  /** Runs work that starts a method, as one measured task. */
  run(work: () => unknown): void;
  /** Called by a method for everything it finds, with the time. */
  found(what: unknown): void;
  finds: { at: number; what: unknown }[];
  /** What had been spent when the first find came. */
  atFind: Spent;
  /** When `run` last began. */
  startedAt: number;
};

/**
 * Runs in a page before anything else: measures every task that timers, `scheduler.yield`, and observers start, with
 * the microtasks it causes. Between the two listeners of one message the browser runs all microtasks.
 */
export function instrument(): void {
  const world = globalThis as unknown as {
    bench: Bench;
    setTimeout: unknown;
    scheduler: { yield(): Promise<void> };
  };
  const now = (): number => performance.now();
  const bench: Bench = {
    spent: nothing(),
    finds: [],
    atFind: nothing(),
    startedAt: 0,
    reset() {
      bench.spent = nothing();
      bench.atFind = nothing();
      bench.finds = [];
    },
    run: (work) =>
      inTask(() => {
        bench.startedAt = taskStart;
        work();
      }),
    found(what) {
      bench.finds.push({ at: now(), what });
      if (bench.atFind.tasks === 0) bench.atFind = spentWith(now() - taskStart);
    },
  };
  let taskStart = 0;
  world.bench = bench;

  function nothing(): Spent {
    return { total: 0, longest: 0, tasks: 0 };
  }

  function spentWith(time: number): Spent {
    const { total, longest, tasks } = bench.spent;
    return { total: total + time, longest: Math.max(longest, time), tasks: tasks + 1 };
  }

  function note(start: number): void {
    bench.spent = spentWith(now() - start);
  }

  // One channel for all tasks, so that none pays for making one.
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => unknown)[] = [];
  port1.addEventListener('message', () => {
    taskStart = now();
    waiting.shift()?.();
  });
  port1.addEventListener('message', () => note(taskStart));
  port1.start();

  function inTask(work: () => unknown): void {
    waiting.push(work);
    port2.postMessage(0);
  }

  const timer = globalThis.setTimeout;
  world.setTimeout = (work: (...values: unknown[]) => void, ms: number, ...values: unknown[]) =>
    timer(() => inTask(() => work(...values)), ms);
  world.scheduler.yield = () => new Promise<void>((resolve) => inTask(resolve));
  for (const name of ['MutationObserver', 'IntersectionObserver'] as const) {
    type Callback = (...values: unknown[]) => void;
    const Original = globalThis[name] as unknown as new (callback: Callback, options?: object) => object;
    const measured = class extends Original {
      constructor(callback: Callback, options?: object) {
        super((...values) => {
          const start = now();
          callback(...values);
          note(start);
        }, options);
      }
    };
    Object.assign(globalThis, { [name]: measured });
  }
}
