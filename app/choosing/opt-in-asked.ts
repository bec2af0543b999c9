import type { OptInKind } from '~/optin/optin'

/** In an address: every provider that holds a yes. */
export const ALL_HOLDING = 'alle'

/** As an address says what is sent. */
export const OPT_IN_WORDS: Record<OptInKind, string> = { 'opt-in': 'toestemming', withdrawal: 'intrekking' }

/** What an address asks; null for what can be nothing of ours. */
export function readOptInAsked(params: { what?: string | undefined; to?: string | undefined }) {
  const [what] = (Object.keys(OPT_IN_WORDS) as OptInKind[]).filter(
    (kind) => OPT_IN_WORDS[kind] === params.what,
  )
  const to = /^(\d{8}|alle)$/.exec(params.to ?? '')?.[0]
  return what && to ? { what, to } : null
}
