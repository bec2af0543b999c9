/** Ends after so long, or with the other signal if that is sooner. */
export function within(milliseconds: number, also?: AbortSignal): AbortSignal {
  const own = AbortSignal.timeout(milliseconds)
  return also ? AbortSignal.any([also, own]) : own
}
