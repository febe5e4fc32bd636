/** Thread counts to measure at, and the one that is asked for: `THREADSIDE_BENCH_THREADS=100000 npm run bench`. */
export function benchSizes(...usual: number[]): number[] {
  const more = Number(process.env.THREADSIDE_BENCH_THREADS ?? 0);
  return more > Math.max(...usual) ? [...usual, more] : usual;
}
