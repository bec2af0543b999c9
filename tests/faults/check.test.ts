import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { and, eq, gt, like } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { appendActivity } from '~/audit/append.server'
import { sealActivityLog } from '~/audit/checkpoint.server'
import { activity } from '~/audit/tables.server'
import { sendChoices } from '~/choosing/send-use-cases.server'
import { readVersion } from '~/consent/store.server'
import { profileVersion } from '~/consent/tables.server'
import type { Transaction } from '~/db/database.server'
import { closedQuestions } from '~/enquiry/closed-question.server'
import { outbox } from '~/notification/tables.server'
import { findById } from '~/person/store.server'
import { subject, subjectKey } from '~/person/tables.server'
import type { ActingCitizen } from '~/representation/acting'
import type { Runtime } from '~/runtime/runtime.server'
import { addProviders, bsnOf, GP, PHARMACY } from '../enquiry/portal'
import { anEntry, sealingOf } from '../support/activity'
import { freshDatabase, type TestDatabase } from '../support/database'
import { doorsOf, dossierOf } from '../support/dossier'
import { aCitizenAtHome, chooseAndSend, controlForm, keepAnswers } from './acts'
import { codesOf, findFaults } from './check'
import { openLedger, type Ledger } from './ledger'
import { splitting, Stopped, stoppingAt } from './statements'

/* The negative control of kill.test.ts: the check that finds nothing there finds every fault that is planted here. */

describe('the check of what was acknowledged', () => {
  let fresh: TestDatabase
  let runtime: Runtime
  let actor: ActingCitizen
  let ledger: Ledger
  let sealing: ReturnType<typeof sealingOf>
  let asked = 0

  beforeEach(async () => {
    fresh = await freshDatabase()
    runtime = fresh.runtime
    ledger = openLedger()
    sealing = sealingOf(fresh)
    await addProviders(fresh.database)
    actor = await aCitizenAtHome(runtime)
    await choose('yes')
    await choose('no')
    await question()
    await question()
  })

  const found = async (on: Runtime = runtime) => {
    const audit = { key: sealing.config.keys.audit.reveal(), checkpointFile: sealing.config.checkpointFile }
    return codesOf(await findFaults({ runtime: on, ledger, audit }))
  }

  /** Chooses, sends, looks at the confirmation, and writes down what was told. */
  async function choose(answer: 'yes' | 'no', on: Runtime = runtime) {
    const requestId = `submit-${(asked += 1)}`
    ledger.asked.set(requestId, 'submit')
    const sent = await chooseAndSend(on, actor, { answers: { RPZAC001: answer }, requestId })
    if (!sent.ok || sent.number === null) throw new Error('nothing came into force')
    const { number } = sent
    const citizen = (await findById(on.database.reader, on, actor.subjectId))!
    const { receiptNumber } = (await readVersion(on.database.reader, citizen, number))!
    const { subjectId } = actor
    ledger.saved.push({ requestId: `save-${requestId}`, event: 'draft-changed' })
    ledger.submitted.push({ subjectId, number, requestIds: [requestId] })
    ledger.confirmed.push({ subjectId, number, receipt: receiptNumber })
  }

  async function question(on: Runtime = runtime) {
    const requestId = `question-${(asked += 1)}`
    ledger.asked.set(requestId, 'question')
    const enquiry = {
      bsn: bsnOf('999990421'),
      holder: { ura: GP.ura, type: GP.type },
      receiver: { ura: PHARMACY.ura, type: PHARMACY.type, roleCode: '17.000' },
      professional: '900012345',
      data: 'GGC002',
      purpose: 'TREAT',
    }
    const asking = { clientId: 'system', ura: GP.ura, face: 'authzen', requestId, index: 0 } as const
    const answer = await closedQuestions(on).ask(enquiry, asking)
    if (!answer.ok) throw new Error(answer.refusal)
    ledger.answered.push(requestId)
  }

  const plant = (fault: (transaction: Transaction) => PromiseLike<unknown>) =>
    fresh.database.transact(async (t) => fault(t))
  const anAct = (event: 'choices-submitted' | 'consulted', requestId: string, version?: number) =>
    anEntry({
      event,
      requestId,
      subjectId: actor.subjectId,
      object: { type: 'profile', id: actor.subjectId, ...(version && { version }) },
    })

  it('finds nothing where nothing is wrong', async () => {
    await sealActivityLog(sealing)
    expect(await found()).toEqual([])
  })

  describe('finds a planted fault:', () => {
    const last = eq(profileVersion.number, 2)

    it('the last version is gone', async () => {
      await plant((t) => t.delete(profileVersion).where(last))
      expect(await found()).toEqual([
        'current-version-differs',
        'entry-without-version',
        'mail-without-version',
        'receipt-lost',
      ])
    })

    it('another version stands in its place', async () => {
      await plant((t) => t.update(profileVersion).set({ receiptNumber: 'Z 2026 0000 0000' }).where(last))
      expect(await found()).toEqual(['receipt-differs'])
    })

    it('a version without log entry', async () => {
      await plant((t) => t.delete(activity).where(eq(activity.event, 'choices-submitted')))
      expect(await found()).toEqual(['log-broken', 'receipt-differs', 'version-without-entry'])
    })

    it('a log entry without version', async () => {
      await plant((t) => appendActivity(t, [anAct('choices-submitted', 'other', 3)]))
      expect(await found()).toEqual(['entry-without-version'])
    })

    it('a version without mail', async () => {
      await plant((t) => t.delete(outbox))
      expect(await found()).toEqual(['version-without-mail'])
    })

    it('a mail without version', async () => {
      await plant((t) =>
        t
          .update(outbox)
          .set({ uniqueKey: `choices-changed:${actor.subjectId}:3` })
          .where(like(outbox.uniqueKey, '%:2')),
      )
      expect(await found()).toEqual(['mail-without-version', 'version-without-mail'])
    })

    it('a number that was left out', async () => {
      await plant(async (t) => {
        await t.update(profileVersion).set({ number: 3 }).where(last)
        await t.update(subject).set({ currentVersion: 3 }).where(eq(subject.id, actor.subjectId))
      })
      expect(await found()).toContain('history-not-linear')
    })

    it('two versions on one predecessor', async () => {
      await plant((t) => t.update(profileVersion).set({ predecessor: 0 }).where(last))
      expect(await found()).toEqual(['history-not-linear'])
    })

    it('an older version in force', async () => {
      await plant((t) => t.update(subject).set({ currentVersion: 1 }).where(eq(subject.id, actor.subjectId)))
      expect(await found()).toEqual(['current-version-differs'])
    })

    it('choices that are not what was sent', async () => {
      await plant((t) => t.update(profileVersion).set({ contentHash: 'other' }).where(last))
      expect(await found()).toEqual(['choices-unreadable'])
    })

    it('a draft that was kept and is not in the log', async () => {
      ledger.saved.push({ requestId: 'save-other', event: 'draft-changed' })
      expect(await found()).toEqual(['save-lost'])
    })

    it('an answer without view record', async () => {
      const [newest] = await fresh.database.reader
        .select()
        .from(activity)
        .where(eq(activity.event, 'consulted'))
      await plant((t) =>
        t
          .delete(activity)
          .where(and(eq(activity.lane, newest!.lane), gt(activity.sequence, newest!.sequence))),
      )
      expect(await found()).toEqual(['answer-without-record'])
    })

    it('a view record that nobody asked for, and one that stands there twice', async () => {
      await plant((t) => appendActivity(t, [anAct('consulted', 'never-asked')]))
      expect(await found()).toEqual(['record-without-question'])
      await plant((t) => appendActivity(t, [anAct('consulted', ledger.answered[0]!)]))
      expect(await found()).toEqual(['record-doubled', 'record-without-question'])
    })

    it('somebody without a key, and entries of nobody', async () => {
      await plant((t) => t.delete(subjectKey).where(eq(subjectKey.subjectId, actor.subjectId)))
      expect(await found()).toContain('person-without-key')
      await plant((t) => t.delete(subject).where(eq(subject.id, actor.subjectId)))
      expect(await found()).toContain('entry-of-nobody')
    })

    it('an older copy of the files put back after more was acknowledged', async () => {
      const path = fresh.url.slice('file:'.length)
      await fresh.database.close()
      copyFileSync(path, `${path}.older`)
      const later = { ...runtime, database: fresh.open() }
      await choose('yes', later)
      await question(later)
      expect(await found(later)).toEqual([])
      await later.database.close()
      for (const tail of ['-wal', '-shm']) if (existsSync(path + tail)) rmSync(path + tail)
      copyFileSync(`${path}.older`, path)
      const lost = ['answer-without-record', 'receipt-lost', 'save-lost']
      expect(await found({ ...runtime, database: fresh.open() })).toEqual(lost)
    })
  })

  describe('finds what a unit of work leaves that does not hold together', () => {
    it.each([1, 2, 3, 4])('and stops after write %i of a submit', async (write) => {
      await keepAnswers(runtime, actor, { answers: { RPZAC001: 'yes' }, requestId: 'save' })
      const form = (await controlForm(runtime, actor))!
      const planted = {
        ...runtime,
        database: stoppingAt(splitting(fresh.database), { when: 'after', write }),
      }
      await expect(sendChoices(doorsOf(planted), await dossierOf(planted, actor), form)).rejects.toThrow(
        Stopped,
      )
      expect(await found()).not.toEqual([])
    })
  })
})
