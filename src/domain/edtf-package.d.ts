// The part of the package `edtf` that is used here; it ships no types of its own.

declare module "edtf" {
  /** Throws on what is no EDTF; `min` and `max` are milliseconds since 1970. */
  export default function edtf(text: string): { readonly min: number; readonly max: number };
}
