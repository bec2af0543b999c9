import { weighNos } from '~/agreement/agreement-facts.server'
import { appendActivity } from '~/audit/append.server'
import type { ActivityEvent } from '~/audit/entry'
import { checkAuthority } from '~/authority/authority-sync.server'
import { currentCatalogue } from '~/catalogue/store.server'
import { readCurrent } from '~/consent/store.server'
import { tellFollowersOfGate } from '~/consent/tell-followers.server'
import type { Reader, Transaction } from '~/db/database.server'
import { loginOf } from '~/lock/login.server'
import { enqueue } from '~/notification/outbox.server'
import { gateOn } from '~/person/gate'
import { act } from '~/representation/act.server'
import { thoseConcerned, type Doors } from '~/representation/decision-status.server'
import { renewed, type Dossier } from '~/representation/dossier.server'
import { addDays } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import {
  decideErasure,
  type ErasureCommand,
  type ErasureEvent,
  type ErasureFacts,
  type ErasureRefusal,
} from './decide'
import type { Outliving } from './erasure'
import {
  changeErasing,
  dropErasing,
  putErasing,
  readErasing,
  readOutliving,
  writeErasingFrom,
} from './store.server'

type Without<Command> = Command extends unknown ? Omit<Command, 'by'> : never
export type ErasureAsked = Without<ErasureCommand>
export type ErasureDone =
  /** `happened` is null where it was so already. */
  | { ok: true; happened: ErasureEvent['happened'] | null }
  | { ok: false; refusal: ErasureRefusal | 'not-there' | 'register-down'; missing?: Outliving }

/**
 * Erases everything about a person, answers what somebody else asked, or stops it (domain: erasure). From the moment it runs every
 * question is denied, followers and everybody concerned are told, and nothing is mailed but what must be; after seven days it is done
 * (`destroy`). The register is asked whether who acts has authority, except to refuse.
 */
export async function changeErasure(
  doors: Doors,
  opened: Dossier,
  asked: ErasureAsked,
): Promise<ErasureDone> {
  const { runtime } = doors
  const { person, requestId } = opened
  if (asked.do !== 'refuse') {
    const checked = await checkAuthority(doors, { subjectId: person.row.id, requestId })
    if (!checked.ok) return checked
  }
  return runtime.database.transact(async (transaction): Promise<ErasureDone> => {
    const dossier = await renewed(transaction, runtime, opened)
    if (!dossier) return { ok: false, refusal: 'not-there' }
    const facts = await erasureFacts(transaction, doors, dossier)
    const decided = decideErasure({ ...asked, by: dossier.actorId } as ErasureCommand, facts, dossier)
    if (!decided.ok) return decided
    const { event } = decided
    if (!event) return { ok: true, happened: null }
    await carryOut(transaction, runtime, { dossier, event })
    return { ok: true, happened: event.happened }
  })
}

/** What `decideErasure` needs to know, from what stands in the database now. */
export async function erasureFacts(
  reader: Reader,
  { runtime, approvalDays }: Pick<Doors, 'runtime' | 'approvalDays'>,
  dossier: Dossier,
): Promise<ErasureFacts> {
  const { person, decides, representatives, today } = dossier
  return {
    decides,
    person: person.row.id,
    representatives: representatives.map(({ representativeId }) => representativeId),
    against: await whoseNoGoes(reader, dossier),
    erasing: await readErasing(reader, person.row.id),
    on: await readOutliving(reader, person),
    login: await loginOf(reader, runtime, dossier),
    expiresOn: addDays(today, approvalDays),
  }
}

/** Who said a no that would go with it, and decides today: they are asked as if it were lifted. */
async function whoseNoGoes(reader: Reader, dossier: Dossier): Promise<readonly string[]> {
  const { person, actorId, decides, today } = dossier
  if (decides === 'self') return []
  const nos = ((await readCurrent(reader, person))?.choices ?? []).filter(({ answer }) => answer === 'no')
  const edits = nos.map(({ holder, data, receiver }) => {
    const key = { holder, data, receiver }
    return { key, set: 'yes' as const }
  })
  const catalogue = await currentCatalogue(reader)
  const { against } = await weighNos(reader, { standing: dossier, edits, catalogue, takesOver: null, today })
  return [...new Set(against([actorId]).map(({ who }) => who))]
}

type Carrying = { dossier: Dossier; event: ErasureEvent }

async function carryOut(transaction: Transaction, runtime: Runtime, { dossier, event }: Carrying) {
  const { person, at, actorId } = dossier
  const subjectId = person.row.id
  switch (event.happened) {
    case 'asked': {
      const { agreed, stays, expiresOn } = event
      await putErasing(transaction, {
        ...{ subjectId, state: 'asked', at, byId: actorId, agreed, stays, expiresOn, keepAgreed: [] },
      })
      break
    }
    case 'agreed':
      await changeErasing(transaction, subjectId, { agreed: event.agreed })
      break
    case 'begun': {
      const { agreed, stays } = event
      await putErasing(transaction, {
        ...{
          subjectId,
          state: 'running',
          at,
          byId: agreed[0]!,
          agreed,
          stays,
          expiresOn: null,
          keepAgreed: [],
        },
      })
      await turn(transaction, runtime, { dossier, from: at })
      break
    }
    case 'refused':
      await dropErasing(transaction, subjectId)
      break
    case 'keep-asked':
      await changeErasing(transaction, subjectId, { keepAgreed: event.keepAgreed })
      break
    case 'kept':
      await dropErasing(transaction, subjectId)
      await turn(transaction, runtime, { dossier, from: null })
  }
  await tell(transaction, runtime, { dossier, event })
}

/** The gate closes, or is again as it was; who follows hears of what is otherwise for what they have themselves. */
async function turn(
  transaction: Transaction,
  runtime: Runtime,
  { dossier, from }: { dossier: Dossier; from: Date | null },
) {
  const { person, today, at } = dossier
  await writeErasingFrom(transaction, person.row.id, from)
  await tellFollowersOfGate(transaction, runtime, {
    ...{ person, at, before: gateOn(person.row, today) },
    after: gateOn({ ...person.row, erasingFrom: from }, today),
  })
}

const LOGGED = {
  asked: 'erasing-asked',
  agreed: 'erasing-agreed',
  begun: 'erasing-begun',
  refused: 'erasing-refused',
  'keep-asked': 'keeping-asked',
  kept: 'erasing-stopped',
} as const satisfies Record<ErasureEvent['happened'], ActivityEvent>

/** Logs it, and mails everybody concerned, who did it too: one may not have done it oneself. */
async function tell(transaction: Transaction, runtime: Runtime, { dossier, event }: Carrying) {
  const { at, person } = dossier
  const logged = LOGGED[event.happened]
  await appendActivity(transaction, [
    act(dossier, { event: logged, action: event.happened === 'begun' ? 'D' : 'U' }),
  ])
  const reason = `${person.row.id}:${logged}:${at.toISOString()}`
  for (const citizen of await thoseConcerned(transaction, runtime, { standing: dossier, except: null }))
    await enqueue(transaction, runtime, { kind: 'erasure', citizen, reason, at })
}
