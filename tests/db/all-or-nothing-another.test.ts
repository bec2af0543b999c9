import { beforeEach } from 'vitest'
import { makePairingCode, pair } from '~/authority/pairing-use-cases.server'
import { readOneApproval } from '~/choosing/approval-pages.server'
import { approve, decline, withdraw } from '~/choosing/approval-use-cases.server'
import { saveQuestionnaire } from '~/choosing/questionnaire-use-cases.server'
import { sendChoices } from '~/choosing/send-use-cases.server'
import { withdraw as withdrawChoices } from '~/choosing/withdraw-use-cases.server'
import { confirmInherited } from '~/comingofage/inherited-use-cases.server'
import { beginInherited } from '~/comingofage/inherited.server'
import { lift, lock } from '~/lock/use-cases.server'
import type { Granted } from '~/mandate/begin.server'
import {
  acceptAuthorisation,
  endRepresentation,
  offerAuthorisation,
  requestOnEvidence,
} from '~/mandate/grant-use-cases.server'
import { startActing } from '~/onbehalf/acting-use-cases.server'
import { readOthers } from '~/onbehalf/others-use-cases.server'
import { findById } from '~/person/store.server'
import type { Doors } from '~/representation/decision-status.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { Act } from '../faults/everywhere'
import { eachDatabase, type TestDatabase } from '../support/database'
import { confirmEvidence, seeEvidence } from '../support/desk'
import { dossierOf } from '../support/dossier'
import { numberOfPersona, openFamily, type Family, type LoggedIn } from '../support/family'
import { describeAllOrNothing } from './describe-all-or-nothing'

/* R6 for what people do for each other: whatever stops it, and wherever, nothing of it is left. */

type Scene = { family: Family; anna: LoggedIn; bram: LoggedIn }

const period = { startsOn: '2026-03-16', endsOn: '2026-12-31', requestId: 'first' }
const idOf = (granted: Granted) => (granted.ok ? granted.id : `not there: ${granted.refusal}`)

/** What a child of 12 to 15 asks, and a parent sees. */
async function asked({ family, bram, anna }: Scene) {
  const sent = await family.send(bram, { RPZAC005: 'yes' })
  const approvalId = sent.ok ? sent.waiting! : 'nothing'
  const shown = await readOneApproval(
    family.doors,
    await dossierOf(family.doors, await anna.actor()),
    approvalId,
  )
  return { approvalId, seen: shown!.seen, requestId: 'act' }
}

async function offered({ family }: Scene, to: LoggedIn) {
  const fatima = await family.logIn('fatima')
  const offer = { to: numberOfPersona(to.name), ...period }
  return { fatima, id: idOf(await offerAuthorisation(family.doors, await fatima.actor(), offer)) }
}

async function requested({ family }: Scene) {
  const nina = await family.logIn('nina')
  const asking = { kind: 'curator', personBsn: numberOfPersona('gerard'), ...period } as const
  return idOf(await requestOnEvidence(family.doors, await nina.actor(), asking))
}

/** Prepares what must be there first, and answers the act. */
const ACTS: Record<string, (scene: Scene) => Promise<Act>> = {
  'sendChoices, by which a child asks and says no at once': async ({ family, bram }) => {
    const request = await family.draft(bram, { RPZAC005: 'yes', RPZAC001: 'no' })
    const actor = await bram.actor()
    return async (on) =>
      sendChoices(doorsOn(family, on), await dossierOf(doorsOn(family, on), actor), request)
  },
  'sendChoices, by which a parent takes back what waits': async ({ family, bram, anna }) => {
    await family.send(bram, { RPZAC005: 'yes' })
    const request = await family.draft(anna, { RPZAC005: 'no' })
    const actor = await anna.actor()
    return async (on) =>
      sendChoices(doorsOn(family, on), await dossierOf(doorsOn(family, on), actor), request)
  },
  'sendChoices, by which a parent lifts a no of their own': async ({ family, anna }) => {
    await family.actFor(anna, 'cato')
    await family.send(anna, { RPZAC005: 'no' })
    const request = await family.draft(anna, { RPZAC005: 'yes' })
    const actor = await anna.actor()
    return async (on) =>
      sendChoices(doorsOn(family, on), await dossierOf(doorsOn(family, on), actor), request)
  },
  'saveAsked, for another': async ({ anna }) => {
    const actor = await anna.actor()
    const answers = { RPZAC001: { answer: 'yes' as const } }
    return async (on) =>
      saveQuestionnaire(on, await dossierOf(on, actor), { page: { holder: 'GP' }, answers, revision: 0 })
  },
  'withdraw, everything at once, with what waits': async (scene) => {
    await asked(scene)
    const actor = await scene.anna.actor()
    return async (on) => withdrawChoices(on, await dossierOf(on, actor), { withdrawal: 'all', id: 'once' })
  },
  approve: async (scene) => {
    const [agreeing, actor] = [await asked(scene), await scene.anna.actor()]
    return async (on) =>
      approve(doorsOn(scene.family, on), await dossierOf(doorsOn(scene.family, on), actor), agreeing)
  },
  decline: async (scene) => {
    const declining = { ...(await asked(scene)), reason: 'Eerst praten.' }
    const actor = await scene.anna.actor()
    return async (on) =>
      decline(doorsOn(scene.family, on), await dossierOf(doorsOn(scene.family, on), actor), declining)
  },
  'withdraw, what was asked': async (scene) => {
    const [{ approvalId }, actor] = [await asked(scene), await scene.bram.actor()]
    return async (on) =>
      withdraw(doorsOn(scene.family, on), await dossierOf(doorsOn(scene.family, on), actor), { approvalId })
  },
  'lock, for another': async ({ anna }) => {
    const actor = await anna.actor()
    return async (on) => lock(on, await dossierOf(on, actor))
  },
  'lift, by which a child asks': async ({ family, bram }) => {
    await lock(family.doors.runtime, await dossierOf(family.doors.runtime, await bram.actor()))
    const actor = await bram.actor()
    return async (on) => lift(doorsOn(family, on), await dossierOf(doorsOn(family, on), actor))
  },
  'lift, by who decides alone': async ({ family }) => {
    const fatima = await family.logIn('fatima')
    await lock(family.doors.runtime, await dossierOf(family.doors.runtime, await fatima.actor()))
    const actor = await fatima.actor()
    return async (on) => lift(doorsOn(family, on), await dossierOf(doorsOn(family, on), actor))
  },
  'approve, by which the lock comes off': async ({ family, anna, bram }) => {
    await lock(family.doors.runtime, await dossierOf(family.doors.runtime, await bram.actor()))
    const asked = await lift(family.doors, await dossierOf(family.doors, await bram.actor()))
    const approvalId = asked.ok ? asked.waiting! : 'nothing'
    const actor = await anna.actor()
    const shown = await readOneApproval(family.doors, await dossierOf(family.doors, actor), approvalId)
    const agreeing = { approvalId, seen: shown!.seen, requestId: 'act' }
    return async (on) => approve(doorsOn(family, on), await dossierOf(doorsOn(family, on), actor), agreeing)
  },
  pair: async ({ family, bram }) => {
    const made = await makePairingCode(family.doors, await dossierOf(family.doors, await bram.actor()))
    const erik = await family.logIn('erik')
    const pairing = { typed: made.ok ? made.code : '', birthDate: '2011-06-01', requestId: 'act' }
    const actor = await erik.actor()
    return (on) => pair(doorsOn(family, on), actor, pairing)
  },
  startActing: async ({ family, anna }) => {
    const { others } = await readOthers(family.doors, await anna.actor(), 'list')
    const { representationId } = others.find(({ name }) => name === 'cato')!
    const start = { representationId, declared: true, sessionIndex: anna.index, requestId: 'act' }
    const actor = await anna.actor()
    return (on) => startActing(doorsOn(family, on), actor, start)
  },
  acceptAuthorisation: async (scene) => {
    const yara = await scene.family.logIn('yara')
    const [{ id }, actor] = [await offered(scene, yara), await yara.actor()]
    return (on) => acceptAuthorisation(doorsOn(scene.family, on), actor, { id, requestId: 'act' })
  },
  endRepresentation: async (scene) => {
    const yara = await scene.family.logIn('yara')
    const { id, fatima } = await offered(scene, yara)
    await acceptAuthorisation(scene.family.doors, await yara.actor(), { id, requestId: 'first' })
    const actor = await fatima.actor()
    return (on) => endRepresentation(doorsOn(scene.family, on), actor, { id, requestId: 'act' })
  },
  seeEvidence: async (scene) => {
    const id = await requested(scene)
    return (on) => seeEvidence(doorsOn(scene.family, on), { id, staffId: 'one', requestId: 'act' })
  },
  confirmEvidence: async (scene) => {
    const id = await requested(scene)
    await seeEvidence(scene.family.doors, { id, staffId: 'one', requestId: 'first' })
    const step = { id, staffId: 'two', higher: {}, requestId: 'act' }
    return (on) => confirmEvidence(doorsOn(scene.family, on), step)
  },
  confirmInherited: async ({ family }) => {
    const { runtime } = family.doors
    const fatima = await family.logIn('fatima')
    await family.send(fatima, { RPZAC005: 'yes' })
    const person = (await findById(runtime.database.reader, runtime, fatima.id))!
    await runtime.database.transact((transaction) =>
      beginInherited(transaction, { person, since: '2026-01-01', version: person.row.currentVersion }),
    )
    const actor = await fatima.actor()
    return async (on) => confirmInherited(on, await dossierOf(on, actor))
  },
}

const doorsOn = ({ doors }: Family, runtime: Runtime): Doors => ({ ...doors, runtime })

eachDatabase('all or nothing, for another', (open) => {
  let fresh: TestDatabase
  let scene: Scene

  beforeEach(async () => {
    fresh = await open()
    const family = openFamily(fresh)
    for (const child of ['bram', 'cato'] as const) family.authorityOver(child, 'anna', 'erik')
    const [anna, bram] = [await family.logIn('anna'), await family.logIn('bram')]
    await family.actFor(anna, 'bram')
    scene = { family, anna, bram }
  })

  describeAllOrNothing(ACTS, () => ({ fresh, scene }))
})
