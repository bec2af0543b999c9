import { reassess } from '~/agreement/reassess.server'
import { writePerson } from '~/authority/registered.server'
import { takeClaim } from '~/authority/tvs-claim.server'
import { passIfDue } from '~/comingofage/due-now.server'
import type { AfterLogin } from '~/identity/after-login'
import { PATHS } from '~/paths'
import { findById } from '~/person/store.server'
import type { Doors } from '~/representation/decision-status.server'
import { hasUnconfirmed } from '~/representation/store.server'
import { resumeActing } from './resume.server'

/** What a login of a citizen sets going: the one place where logging in meets the machines. */
export function afterLogin(doors: Doors): AfterLogin {
  return {
    takeIn: writePerson,
    arriving: [passOwnDays, reassess],
    landing: [leadToRepresented, leadToUnconfirmed],
    resume: (resuming) => resumeActing(doors, resuming),
  }
}

const passOwnDays: AfterLogin['arriving'][number] = async (
  transaction,
  runtime,
  { subjectId, ...moment },
) => {
  const person = await findById(transaction, runtime, subjectId)
  if (person) await passIfDue(transaction, runtime, { person, ...moment })
}

/** To whom the access service says one logs in for. */
const leadToRepresented: AfterLogin['landing'][number] = async (transaction, runtime, arrival) => {
  const { citizen: acting, ageCategory, represented, at, requestId } = arrival
  if (!represented) return null
  const actingIsGrownUp = ageCategory === '16-or-over'
  const claim = { acting, actingIsGrownUp, represented, at, requestId }
  return { returnPath: await takeClaim(transaction, runtime, claim) }
}

/** What was taken along at 16 is looked at first, until it is confirmed [domain: inherited at 16]. */
const leadToUnconfirmed: AfterLogin['landing'][number] = async (transaction, _runtime, arrival) => {
  // A new login is for lifting the lock, which must be done within minutes.
  if (arrival.ageCategory !== '16-or-over' || arrival.returnPath === PATHS.lock) return null
  const isUnconfirmed = await hasUnconfirmed(transaction, arrival.citizen.row.id)
  return isUnconfirmed ? { first: PATHS.sixteen } : null
}
