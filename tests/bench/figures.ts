// What a group of benchmarks returns: names and numbers, null where a figure cannot be had here.
export type Figures = Record<string, number | null>;

export function progress(what: string): void {
  process.stderr.write(`bench: ${what}\n`);
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
