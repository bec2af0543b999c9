import type { LocalDate } from '~/runtime/local-date'

/** That the portal follows somebody: from a day, and until one when it ended or will. */
type Follow = { begindatum: LocalDate; einddatum?: LocalDate; burgerservicenummer: string }

export type Follows = {
  /** Begins, changes or ends it; `placed` when it was not there, or had ended. */
  put(bsn: string, asked: { einddatum?: LocalDate }): { follow: Follow; placed: boolean }
  find(bsn: string): Follow | null
  /** Those that have not ended. */
  active(): Follow[]
  /** Notes that something of somebody changed on a day. */
  noteChange(bsn: string, day: LocalDate): void
  /** Whose record changed on this day or later, while followed (Haal Centraal BRP Update: wijzigingen). */
  changedSince(day: LocalDate | null): string[]
  reset(): void
}

/** Who is followed and what changed, in memory: ended from its last day on, and told again as often as it is asked. */
export function makeFollows(today: () => LocalDate): Follows {
  const follows = new Map<string, Follow>()
  const changes = new Map<string, LocalDate>()
  const isActive = ({ einddatum }: Follow) => einddatum === undefined || einddatum > today()
  return {
    put(bsn, { einddatum }) {
      const before = follows.get(bsn)
      const placed = !before || !isActive(before)
      const begindatum = placed ? today() : before.begindatum
      const follow = { begindatum, ...(einddatum && { einddatum }), burgerservicenummer: bsn }
      follows.set(bsn, follow)
      return { follow, placed }
    },
    find: (bsn) => follows.get(bsn) ?? null,
    active: () => [...follows.values()].filter(isActive),
    noteChange: (bsn, day) => void changes.set(bsn, day),
    changedSince(day) {
      const since = (follow: Follow) => (day && day > follow.begindatum ? day : follow.begindatum)
      return [...follows.values()]
        .filter(
          (follow) => isActive(follow) && (changes.get(follow.burgerservicenummer) ?? '') >= since(follow),
        )
        .map(({ burgerservicenummer }) => burgerservicenummer)
    },
    reset() {
      follows.clear()
      changes.clear()
    },
  }
}
