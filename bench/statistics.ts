// Medians, quartiles and paired ratios.

/** The p-quantile, 0–1, between neighbours in proportion; NaN of nothing. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** A median with the quartiles around it: half of the rounds lay between them. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function spread(values: readonly number[]): Spread {
  return { median: median(values), low: quantile(values, 0.25), high: quantile(values, 0.75) };
}

/** A value over the mean of the two that were measured just before and after it. */
export function paired(value: number, before: number, after: number): number {
  return value / ((before + after) / 2);
}

/** Ratios of two series of paired ratios, round by round. */
export function ratios(values: readonly number[], others: readonly number[]): readonly number[] {
  return values.flatMap((value, round) => {
    const other = others[round];
    return other === undefined ? [] : [value / other];
  });
}
