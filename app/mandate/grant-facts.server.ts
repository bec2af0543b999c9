import type { Transaction } from '~/db/database.server'
import { ageOn } from '~/person/age'
import type { Subject } from '~/person/store.server'
import { decisionStatusOf } from '~/representation/decision-status.server'
import { isInForce, type Grant, type GrantFacts } from '~/representation/grant'
import { readLiveOf, type Representation } from '~/representation/store.server'
import { localDate } from '~/runtime/local-date'

type About = { person: Subject; grant: Grant | null; suspended: boolean; at: Date }

/** What the rule of representations needs to know of a person. */
export async function factsAbout(
  transaction: Transaction,
  { person, grant, suspended, at }: About,
): Promise<GrantFacts> {
  const { birthDate } = await decisionStatusOf(transaction, person, localDate(at))
  const live = await readLiveOf(transaction, person.row.id)
  const deceased = person.row.deceasedAt !== null
  return {
    grant,
    acting: live.filter((one) => isInForce(one, localDate(at))).map(({ kind }) => kind),
    higher: {},
    suspended,
    capable: person.row.capable && !deceased,
    deceased,
    grownUp:
      birthDate === null ? person.row.ageCategory === '16-or-over' : ageOn(birthDate, localDate(at)) >= 16,
  }
}

/** A stored representation as the rule knows one. */
export function grantOf(row: Representation): Grant {
  const { state, kind, ground, subjectId, representativeId, seenBy, confirmedBy, startsOn, endsOn } = row
  return {
    higher: row.higher ?? {},
    state,
    kind,
    ground,
    person: subjectId,
    representative: representativeId,
    seenBy,
    confirmedBy,
    startsOn,
    endsOn,
  }
}
