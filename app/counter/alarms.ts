import { familyNames } from '~/person/family-name'
import { localTime } from '~/runtime/local-date'
import { ODD_SERIES, type AlarmKind } from '~/staff/alarm'

/** From how many on a day it is odd: nobody mistypes, or looks people up for nothing, so often. */
export const ODD_MISSES = 8
export const ODD_LOOKED_ONLY = 6
export const ODD_NEVER_CHOSE = 10
/** Records between ten in the evening and six in the morning, Dutch time. */
export const ODD_AT_NIGHT = { records: 3, from: 22, until: 6 } as const

export type Odd = { kind: AlarmKind; count: number }

export type LookedUpToday = {
  misses: number
  /** Those of whom nothing was recorded, without whoever is looked up now. */
  lookedOnly: number
}

/** What is odd in how often somebody looked people up today (domain: a staff member who looks a citizen up). */
export function oddLookUps({ misses, lookedOnly }: LookedUpToday): Odd[] {
  return [
    ...(misses >= ODD_MISSES ? [{ kind: 'misses' as const, count: misses }] : []),
    ...(lookedOnly >= ODD_LOOKED_ONLY ? [{ kind: 'looked-only' as const, count: lookedOnly }] : []),
  ]
}

export type RecordedToday = {
  at: Date
  /** Which version of the person's choices it became; their first where they never chose before. */
  version: number | null
}

/** What is odd in what somebody recorded today, of which the last one is what they record now. */
export function oddRecords(records: readonly RecordedToday[], now: Date): Odd[] {
  const since = now.getTime() - ODD_SERIES.minutes * 60_000
  const series = records.filter(({ at }) => at.getTime() > since).length
  const atNight = isNight(now) ? records.filter(({ at }) => isNight(at)).length : 0
  const neverChose = records.filter(({ version }) => version === 1).length
  const all: (Odd & { odd: number })[] = [
    { kind: 'series', count: series, odd: ODD_SERIES.records },
    { kind: 'at-night', count: atNight, odd: ODD_AT_NIGHT.records },
    { kind: 'never-chose', count: neverChose, odd: ODD_NEVER_CHOSE },
  ]
  return all.filter(({ count, odd }) => count >= odd).map(({ kind, count }) => ({ kind, count }))
}

function isNight(at: Date): boolean {
  const hour = Number(localTime(at).slice(0, 2))
  return hour >= ODD_AT_NIGHT.from || hour < ODD_AT_NIGHT.until
}

/**
 * Whether two people have a family name in common, one of two that are written with a hyphen included. The first word of a
 * name is an initial or a given name, and does not count.
 */
export function isOwnFamilyName(member: string, person: string | null): boolean {
  const theirs = new Set(familyNames(person ?? ''))
  return familyNames(member).some((name) => theirs.has(name))
}
