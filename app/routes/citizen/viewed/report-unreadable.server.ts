import type { RequestContext } from '~/portal/portal'

/** Sounds the alarm where a line of the log was not written by the portal as it stands; whoever looks sees that it cannot be read. */
export function reportUnreadable(
  { reportError }: Pick<RequestContext, 'reportError'>,
  lines: readonly { readable: boolean }[],
) {
  const count = lines.filter(({ readable }) => !readable).length
  if (count === 0) return
  reportError(new Error(`${count} entries of the activity log cannot be read. Run: portal audit verify`))
}
