import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { beginDraft, discardDraft } from '~/choosing/draft-use-cases.server'
import { readHistoryVersion } from '~/choosing/history-use-cases.server'
import { saveQuestionnaire } from '~/choosing/questionnaire-use-cases.server'
import { undoLast } from '~/choosing/restore-use-cases.server'
import { sendChoices, type Sent } from '~/choosing/send-use-cases.server'
import { withdraw } from '~/choosing/withdraw-use-cases.server'
import type { Choice } from '~/consent/choice'
import { profileVersion } from '~/consent/tables.server'
import { writeVersion } from '~/consent/write-version.server'
import { closedQuestions } from '~/enquiry/closed-question.server'
import {
  confirmAddress,
  keepAddress,
  requestAddress,
  withdrawAddress,
} from '~/notification/address-use-cases.server'
import { parseEmail } from '~/notification/email'
import { openPayload } from '~/notification/payload.server'
import { outbox } from '~/notification/tables.server'
import { saveMailSettings, savePreferences } from '~/notification/use-cases.server'
import { changeList } from '~/ownprovider/use-cases.server'
import { findById } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { TERMS_VERSION } from '~/privacy/terms'
import type { ActingCitizen } from '~/representation/acting'
import type { Runtime } from '~/runtime/runtime.server'
import { runTransitions } from '~/server/due-transitions.server'
import { askForMail, confirmByLink } from '~/welcome/welcome-mail.server'
import { acceptTerms } from '~/welcome/welcome.server'
import { addProviders, bsnOf, GP, PHARMACY } from '../enquiry/portal'
import { aCitizenAtHome, chooseAndSend, controlForm, keepAnswers } from '../faults/acts'
import { everything, logIsWhole, type Act } from '../faults/everywhere'
import { Stopped, stoppingAt } from '../faults/statements'
import { eachDatabase, isShownInPart, type TestDatabase } from '../support/database'
import { doorsOf, dossierOf } from '../support/dossier'
import { describeAllOrNothing } from './describe-all-or-nothing'

/* R6: whatever stops a use case, and wherever, nothing of it is left. R7: racing ones leave one history. */

type Scene = { runtime: Runtime; actor: ActingCitizen }

const by = ({ subjectId }: ActingCitizen, requestId = 'act') => ({ subjectId, requestId })
const NEW_ADDRESS = parseEmail('anna.nieuw@voorbeeld.example')!

/** The mails with a link in them. */
type LinkKind = 'confirm-address' | 'address-changing'

/** Asks for another address, and answers the token of the link in the mail of a kind. */
async function mailedLink(scene: Scene, kind: LinkKind): Promise<string> {
  await requestAddress(scene.runtime, { ...by(scene.actor), email: NEW_ADDRESS, language: 'nl' })
  return waitingLink(scene, kind)
}

async function waitingLink({ runtime, actor }: Scene, kind: LinkKind): Promise<string> {
  const citizen = (await findById(runtime.database.reader, runtime, actor.subjectId))!
  const [mail] = await runtime.database.reader.select().from(outbox).where(eq(outbox.kind, kind))
  return openPayload(citizen.keys.profile!, { id: mail!.id, kind }, mail!.payloadSealed!)!.link
}

/** Puts choices in force that nobody could send today. */
async function activateVersion(runtime: Runtime, { subjectId }: ActingCitizen, choices: Choice[]) {
  await runtime.database.transact(async (transaction) => {
    const citizen = (await findById(transaction, runtime, subjectId))!
    await writeVersion(transaction, citizen, {
      number: 1,
      predecessor: 0,
      choices,
      catalogueVersion: 1,
      readIn: 'kept',
      receiptNumber: 'Z 2020 0000 0001',
      authorId: subjectId,
      authorRole: '01',
      channel: 'self',
      at: runtime.now(),
    })
  })
}

/** Prepares what must be there first, and answers the act. */
const ACTS: Record<string, (scene: Scene) => Promise<Act>> = {
  sendChoices: async ({ runtime, actor }) => {
    await chooseAndSend(runtime, actor, { answers: { RPZAC001: 'no' }, requestId: 'first' })
    await keepAnswers(runtime, actor, { answers: { RPZAC001: 'yes' }, requestId: 'save' })
    const form = (await controlForm(runtime, actor))!
    return async (on) => sendChoices(doorsOf(on), await dossierOf(on, actor), form)
  },
  saveQuestionnaire: async ({ actor }) => {
    const answers = { RPZAC001: { answer: 'yes' as const } }
    const command = { page: { holder: 'GP' }, answers, revision: 0, requestId: 'act' }
    return async (on) => saveQuestionnaire(on, await dossierOf(on, actor), command)
  },
  'withdraw, everything at once': async ({ runtime, actor }) => {
    await chooseAndSend(runtime, actor, { answers: { RPZAC001: 'yes' }, requestId: 'first' })
    const withdrawal = { withdrawal: 'all', id: runtime.newId(), requestId: 'act' } as const
    return async (on) => withdraw(on, await dossierOf(on, actor), withdrawal)
  },
  undoLast: async ({ runtime, actor }) => {
    await chooseAndSend(runtime, actor, { answers: { RPZAC001: 'yes' }, requestId: 'first' })
    return async (on) => undoLast(on, await dossierOf(on, actor), 1)
  },
  'readHistoryVersion, which notes what was seen': async ({ runtime, actor }) => {
    await chooseAndSend(runtime, actor, { answers: { RPZAC001: 'yes' }, requestId: 'first' })
    return async (on) => readHistoryVersion(on, await dossierOf(on, actor), 1)
  },
  'runTransitions, for a yes that ended': async ({ runtime, actor }) => {
    const ended = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC001', answer: 'yes', until: '2020-01-01' }
    await activateVersion(runtime, actor, [ended as Choice])
    return (on) =>
      runTransitions(on, {
        requestId: 'act',
        onFailure: (error) => {
          throw error
        },
      })
  },
  discardDraft: async ({ runtime, actor }) => {
    await beginDraft(runtime, await dossierOf(runtime, actor), 'none')
    return async (on) => discardDraft(on, await dossierOf(on, actor))
  },
  requestAddress: async ({ runtime, actor }) => {
    const request = { ...by(actor), email: NEW_ADDRESS, language: 'nl' } as const
    await requestAddress(runtime, request)
    return (on) => requestAddress(on, { ...request, name: 'Anna' })
  },
  confirmAddress: async (scene) => {
    const token = await mailedLink(scene, 'confirm-address')
    return (on) => confirmAddress(on, { token, requestId: 'act' })
  },
  'confirmByLink, which may end the first login': async (scene) => {
    const token = await mailedLink(scene, 'confirm-address')
    return (on) => confirmByLink(on, { token, requestId: 'act' })
  },
  'keepAddress, after the other was confirmed': async (scene) => {
    const token = await mailedLink(scene, 'address-changing')
    const confirming = await waitingLink(scene, 'confirm-address')
    await confirmAddress(scene.runtime, { token: confirming, requestId: 'first' })
    return (on) => keepAddress(on, { token, requestId: 'act' })
  },
  withdrawAddress: async (scene) => {
    await mailedLink(scene, 'confirm-address')
    return (on) => withdrawAddress(on, by(scene.actor))
  },
  saveMailSettings:
    async ({ actor }) =>
    (on) =>
      saveMailSettings(on, {
        ...by(actor),
        chosen: { kinds: ['viewed'], rhythm: 'weekly', name: 'Anna' },
        shown: { kinds: [], rhythm: 'at-once', name: '' },
      }),
  'askForMail, which is three things at once': async ({ actor }) => {
    const asking = {
      email: NEW_ADDRESS,
      name: 'Anna',
      kinds: ['viewed'],
      language: 'nl',
      requestId: 'act',
    } as const
    return (on) => askForMail(on, actor, { ...asking, kinds: [...asking.kinds] })
  },
  savePreferences:
    async ({ actor }) =>
    (on) =>
      savePreferences(on, { ...by(actor), kinds: ['viewed'] }),
  acceptTerms: async ({ runtime, actor }) => {
    await runtime.database.transact((transaction) => transaction.update(subject).set({ termsVersion: 0 }))
    return (on) => acceptTerms(on, { ...by(actor), version: TERMS_VERSION, language: 'en' })
  },
  changeList: async ({ runtime, actor }) => {
    await addProviders(runtime.database)
    return async (on) => changeList(on, await dossierOf(on, actor), { ura: GP.ura, do: 'add' })
  },
}

eachDatabase('all or nothing', (open) => {
  let fresh: TestDatabase
  let scene: Scene

  beforeEach(async () => {
    fresh = await open()
    scene = { runtime: fresh.runtime, actor: await aCitizenAtHome(fresh.runtime) }
  })

  describeAllOrNothing(ACTS, () => ({ fresh, scene }))

  it('a question is answered only when its record was committed', async () => {
    await addProviders(fresh.database)
    const enquiry = {
      bsn: bsnOf('999990421'),
      holder: { ura: GP.ura, type: GP.type },
      receiver: { ura: PHARMACY.ura, type: PHARMACY.type, roleCode: '17.000' },
      professional: '900012345',
      data: 'GGC002',
      purpose: 'TREAT',
    }
    const asking = {
      clientId: 'system',
      ura: GP.ura,
      face: 'authzen',
      requestId: 'question',
      index: 0,
    } as const
    const full = { ...scene.runtime, database: stoppingAt(fresh.database, { when: 'commit' }) }
    const before = await everything(fresh.database.reader)
    await expect(closedQuestions(full).ask(enquiry, asking)).rejects.toThrow(Stopped)
    expect(await everything(fresh.database.reader)).toEqual(before)
    expect(await closedQuestions(scene.runtime).ask(enquiry, asking)).toEqual({ ok: true, decision: 'deny' })
    expect((await everything(fresh.database.reader)).activity).toHaveLength(before.activity!.length + 1)
  })

  describe('racing submits', () => {
    const versions = () =>
      fresh.database.reader.select().from(profileVersion).orderBy(asc(profileVersion.number))
    const submit = async (requestId: string, form: Awaited<ReturnType<typeof controlForm>>) =>
      sendChoices(doorsOf(scene.runtime), await dossierOf(scene.runtime, scene.actor, requestId), form!)

    /** Numbers 1, 2, 3 … each on the one before, each with one log entry and one mail, the last in force. */
    async function expectLinear(last: number) {
      const { reader } = fresh.database
      const numbers = Array.from({ length: last }, (_, place) => place + 1)
      expect((await versions()).map(({ number, predecessor }) => [number, predecessor])).toEqual(
        numbers.map((number) => [number, number - 1]),
      )
      const rows = await reader.select().from(activity)
      const sent = rows
        .filter(({ event }) => event === 'choices-submitted')
        .map(({ entry }) => (JSON.parse(entry) as { object: { version: number } }).object.version)
      expect(sent.sort((one, other) => one - other)).toEqual(numbers)
      const mails = await reader.select().from(outbox)
      expect(mails.map(({ uniqueKey }) => Number(uniqueKey.split(':').at(-1))).sort((a, b) => a - b)).toEqual(
        numbers,
      )
      const [citizen] = await reader.select().from(subject)
      expect(citizen?.currentVersion).toBe(last)
      expect(await logIsWhole(fresh)).toBe(true)
    }

    it('of one draft, twenty at once, make one version and all get its number', async () => {
      const { runtime, actor } = scene
      await keepAnswers(runtime, actor, { answers: { RPZAC001: 'yes' }, requestId: 'save' })
      const form = await controlForm(runtime, actor)
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, place) => submit(`submit-${place}`, form)),
      )
      expect(answers).toEqual(Array(20).fill({ ok: true, number: 1, waiting: null }))
      await expectLinear(1)
    })

    it('from two bases make one history: the older page is refused, however often it comes', async () => {
      const { runtime, actor } = scene
      await keepAnswers(runtime, actor, { answers: { RPZAC001: 'yes' }, requestId: 'one' })
      const older = await controlForm(runtime, actor)
      await chooseAndSend(runtime, actor, { answers: { RPZAC001: 'no' }, requestId: 'two' })
      await keepAnswers(runtime, actor, { answers: { RPZAC005: 'yes' }, requestId: 'three' })
      const newer = await controlForm(runtime, actor)
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, place) => submit(`submit-${place}`, place % 2 ? older : newer)),
      )
      const told = (from: number) => new Set(answers.filter((_, place) => place % 2 === from).map(wordsOf))
      expect(told(0)).toEqual(new Set(['2']))
      expect([...told(1)].filter((word) => word !== 'stale-revision' && word !== 'draft-gone')).toEqual([])
      await expectLinear(2)
    })

    it('of one draft that name two bases make one version', async () => {
      const { runtime, actor } = scene
      await chooseAndSend(runtime, actor, { answers: { RPZAC001: 'yes' }, requestId: 'first' })
      await keepAnswers(runtime, actor, { answers: { RPZAC001: 'no' }, requestId: 'save' })
      const form = (await controlForm(runtime, actor))!
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, place) => submit(`submit-${place}`, { ...form, base: place % 2 })),
      )
      // Before the version is there a page made on another base is refused; afterwards it is a double click.
      expect(
        [...new Set(answers.map(wordsOf))].filter((word) => word !== '2' && word !== 'stale-base'),
      ).toEqual([])
      expect(answers.filter((_, place) => place % 2 === 1).map(wordsOf)).toEqual(Array(10).fill('2'))
      await expectLinear(2)
    })

    it('of many windows that choose and send without waiting make one history', async () => {
      const { runtime, actor } = scene
      const told: string[] = []
      const numbers = () => [...new Set(told.map(Number).filter((number) => !Number.isNaN(number)))]
      // Others may take every turn from a window: they go on until more than one of them got through.
      const window = async (name: string) => {
        for (let turn = 0; turn < 5 || (turn < 50 && numbers().length < 2); turn += 1) {
          const answers = { RPZAC001: turn % 2 ? 'yes' : 'no', RPZAC005: name < 'd' ? 'yes' : 'no' } as const
          await keepAnswers(runtime, actor, { answers, requestId: `save-${name}-${turn}` })
          const form = await controlForm(runtime, actor)
          if (form) told.push(wordsOf(await submit(`${name}-${turn}`, form)))
        }
      }
      await Promise.all([...(isShownInPart ? 'abef' : 'abcdefgh')].map(window))
      expect(numbers().length).toBeGreaterThan(1)
      await expectLinear(numbers().length)
    })
  })
})

function wordsOf(answer: Sent): string {
  return answer.ok ? String(answer.number) : answer.refusal
}
