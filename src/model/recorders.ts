// Who recorded a claim, and how sure a claim is by who did.

export interface Recorders {
  readonly rules: string;
  readonly model: string;
}

/** What both read. */
export function joined(recorders: Recorders): string {
  return `${recorders.rules} + ${recorders.model}`;
}

/** What only the model read: not measured, so below everything that the rules read. */
export const MODEL_CONFIDENCE = 0.5;
/** What both read: above everything that one reads alone. */
export const BOTH_CONFIDENCE = 0.95;
