import { beforeEach, expect, it } from 'vitest'
import { logLook } from '~/enquiry/use-cases.server'
import { changeList } from '~/ownprovider/use-cases.server'
import type { ActingCitizen } from '~/representation/acting'
import type { Doors } from '~/representation/decision-status.server'
import { writeRepresentation } from '~/representation/store.server'
import { reassess } from '~/agreement/reassess.server'
import { addProviders, GP } from '../../tests/enquiry/portal'
import { everything } from '../../tests/faults/everywhere'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { readOneApproval } from './approval-pages.server'
import { approve, decline, withdraw } from './approval-use-cases.server'
import { beginDraft, discardDraft } from './draft-use-cases.server'
import { saveQuestionnaire } from './questionnaire-use-cases.server'
import { restoreVersion, undoLast } from './restore-use-cases.server'
import { sendChoices } from './send-use-cases.server'
import { withdraw as withdrawChoices } from './withdraw-use-cases.server'

/* A representation can end between the gate of a request and what the request writes: then nothing is written. */

type Scene = { family: Family; anna: LoggedIn; bram: LoggedIn }
/** What a parent does for a child, on a portal where that ends meanwhile. */
type Act = (on: Doors, actor: ActingCitizen) => Promise<unknown>

const answers = { RPZAC005: { answer: 'yes' as const } }
const asked = async ({ family, bram, anna }: Scene) => {
  const sent = await family.send(bram, { RPZAC005: 'yes' })
  const approvalId = sent.ok ? sent.waiting! : 'nothing'
  const shown = await readOneApproval(
    family.doors,
    await dossierOf(family.doors, await anna.actor()),
    approvalId,
  )
  return { approvalId, seen: shown!.seen, requestId: 'act' }
}
const chosen = async ({ family, anna }: Scene) => {
  await family.send(anna, { RPZAC005: 'no' })
}

/** Prepares what must be there first, and answers the act. */
const ACTS: Record<string, (scene: Scene) => Promise<Act>> = {
  saveQuestionnaire: async () => async (on, actor) =>
    saveQuestionnaire(on.runtime, await dossierOf(on.runtime, actor), {
      page: { holder: 'GP' },
      answers,
      revision: 0,
    }),
  beginDraft: async () => async (on, actor) =>
    beginDraft(on.runtime, await dossierOf(on.runtime, actor), 'none'),
  discardDraft: async ({ family, anna }) => {
    await family.draft(anna, { RPZAC005: 'yes' })
    return async (on, actor) => discardDraft(on.runtime, await dossierOf(on.runtime, actor))
  },
  undoLast: async (scene) => {
    await chosen(scene)
    return async (on, actor) => undoLast(on.runtime, await dossierOf(on.runtime, actor), 1)
  },
  restoreVersion: async (scene) => {
    await chosen(scene)
    return async (on, actor) => restoreVersion(on.runtime, await dossierOf(on.runtime, actor), 0)
  },
  'withdraw, everything': async (scene) => {
    await chosen(scene)
    return async (on, actor) =>
      withdrawChoices(on.runtime, await dossierOf(on.runtime, actor), { withdrawal: 'all', id: 'once' })
  },
  changeList: async () => async (on, actor) =>
    changeList(on.runtime, await dossierOf(on.runtime, actor), { ura: GP.ura, do: 'add' }),
  logLook: async () => async (on, actor) =>
    logLook(on.runtime, await dossierOf(on.runtime, actor), 'views-read'),
  sendChoices: async ({ family, anna }) => {
    const request = await family.draft(anna, { RPZAC005: 'no' })
    return async (on, actor) => sendChoices(on, await dossierOf(on, actor), request)
  },
  approve: async (scene) => {
    const agreeing = await asked(scene)
    return async (on, actor) => approve(on, await dossierOf(on, actor), agreeing)
  },
  decline: async (scene) => {
    const declining = { ...(await asked(scene)), reason: 'Nee' }
    return async (on, actor) => decline(on, await dossierOf(on, actor), declining)
  },
  'withdraw, what was asked': async ({ family, anna }) => {
    const sent = await family.send(anna, { RPZAC005: 'yes' })
    const agreeing = { approvalId: sent.ok ? sent.waiting! : 'nothing', requestId: 'act' }
    return async (on, actor) => withdraw(on, await dossierOf(on, actor), agreeing)
  },
}

eachDatabase('a representation that ends meanwhile', (open) => {
  let fresh: TestDatabase
  let scene: Scene

  beforeEach(async () => {
    fresh = await open()
    await addProviders(fresh.database)
    const family = openFamily(fresh)
    family.authorityOver('bram', 'anna', 'erik')
    const [anna, bram] = [await family.logIn('anna'), await family.logIn('bram')]
    await family.actFor(anna, 'bram')
    // On evidence, where the register cannot say: then no answer of it is written down first.
    family.authorityOver('bram')
    const id = (await anna.actor()).actingFor!.representationId
    await fresh.database.transact((transaction) =>
      writeRepresentation(transaction, { id, ground: 'evidence' }),
    )
    scene = { family, anna, bram }
  })

  /** Everything there is but the representation that ends. */
  async function everythingElse() {
    const { representation: _, ...others } = await everything(fresh.database.reader)
    return others
  }

  it.each(Object.entries(ACTS))('%s: it is not there, and nothing is written', async (_, prepare) => {
    const act = await prepare(scene)
    const actor = await scene.anna.actor()
    const { representationId } = actor.actingFor!
    const { database } = fresh
    const end = () =>
      database.transact(async (transaction) => {
        await writeRepresentation(transaction, { id: representationId, state: 'ended' })
        const occasion = { at: fresh.runtime.now(), requestId: 'end' }
        await reassess(transaction, fresh.runtime, { subjectId: scene.bram.id, ...occasion })
      })
    let before = await everythingElse()
    let ended = false
    const transact: typeof database.transact = async (work) => {
      if (!ended) {
        ended = true
        await end()
        before = await everythingElse()
      }
      return database.transact(work)
    }
    const runtime = { ...fresh.runtime, database: { ...database, transact } }
    const on = { ...scene.family.doors, runtime }
    expect(await answerOf(act(on, actor))).toBe('not-there')
    expect(await everythingElse()).toEqual(before)
  })
})

/** `not-there`, however it is said: as a refusal, or as an answer 404. */
async function answerOf(acting: Promise<unknown>): Promise<unknown> {
  try {
    const answer = (await acting) as { ok?: boolean; refusal?: string } | undefined
    return answer?.refusal === 'not-yours' ? 'not-there' : (answer?.refusal ?? answer)
  } catch (thrown) {
    if (thrown instanceof Response && thrown.status === 404) return 'not-there'
    throw thrown
  }
}
