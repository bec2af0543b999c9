import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { desc, eq, notInArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readWaiting } from '~/agreement/store.server'
import { sealActivityLog } from '~/audit/checkpoint.server'
import { openAuditKeys } from '~/audit/keys.server'
import { activity } from '~/audit/tables.server'
import { verifyActivityLog } from '~/audit/verify.server'
import { readCurrent } from '~/consent/store.server'
import { profileVersion } from '~/consent/tables.server'
import { consentRequest } from '~/consentrequest/tables.server'
import { EVERYTHING, readViewPage } from '~/enquiry/who-viewed.server'
import { session } from '~/identity/tables.server'
import { outbox } from '~/notification/tables.server'
import { optInRequest } from '~/optin/tables.server'
import { readOwnProviders } from '~/ownprovider/store.server'
import type { Bsn } from '~/person/bsn'
import { findByBsn } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { decisionStatusOf } from '~/representation/decision-status.server'
import { localDate } from '~/runtime/local-date'
import { EXAMPLE_ORGANISATION } from '~/runtime/organisation'
import { sealingOf } from '../tests/support/activity'
import { eachDatabase, type TestDatabase } from '../tests/support/database'
import { readable } from '../tests/support/readable'
import { seedDemo } from './seed.server'

const ANNA = '999990408'
const ERIK = '999990147'
const IVO = '999990688'
const BRAM = '999990275'
const CATO = '999990421'
const FATIMA = '999990962'
const HUGO = '999991243'
const NINA = '999991784'

eachDatabase('seed demo --story', (open) => {
  const folder = mkdtempSync(join(tmpdir(), 'zeggenschap-story-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  let fresh: TestDatabase
  // What is looked at stays as it is.
  beforeAll(async () => {
    fresh = await open()
    await seed()
  })

  const story = { origin: 'https://portal.example', organisation: EXAMPLE_ORGANISATION }
  const seed = () => seedDemo(fresh.runtime, { folder, requestId: 'request-1', story })
  const citizen = (bsn: string) => findByBsn(fresh.database.reader, fresh.runtime, bsn as Bsn)

  async function viewsOf(bsn: string) {
    const page = { filter: EVERYTHING, after: null, limit: 100 }
    return readable(await readViewPage(fresh.database.reader, (await citizen(bsn))!, page))
  }

  it('gives somebody a request for leave to answer', async () => {
    const asked = await fresh.database.reader.select().from(consentRequest)
    const subjectId = (await citizen(ANNA))!.row.id
    expect(asked).toMatchObject([{ ura: '90000101', state: 'waiting', subjectId }])
  })

  it('gives the organisation of a colleague an opt-in request to deal with', async () => {
    const asked = await fresh.database.reader.select().from(optInRequest)
    expect(asked).toMatchObject([{ ura: '90000101', kind: 'opt-in', state: 'new' }])
  })

  it('gives people a past: versions, an own list, and questions with every kind of answer', async () => {
    const anna = (await citizen(ANNA))!
    expect(anna.row).toMatchObject({
      currentVersion: 3,
      erasingFrom: null,
      restrictedAt: null,
      deceasedAt: null,
    })
    expect(anna.row.firstLoginAt!.getTime()).toBeLessThan(Date.parse('2025-10-01'))
    expect(anna.row.emailConfirmedAt).not.toBeNull()
    expect(await readOwnProviders(fresh.database.reader, anna)).toHaveLength(3)
    const views = await viewsOf(ANNA)
    expect(new Set(views.map(({ answer }) => answer))).toEqual(new Set(['permit', 'deny']))
    expect(views.map(({ details }) => details.reason)).toEqual(
      expect.arrayContaining(['choices', 'excluded', 'no-choice']),
    )
    expect((await readCurrent(fresh.database.reader, (await citizen(ERIK))!))!.number).toBe(3)
  })

  it('follows what held at the time: before the first login everything is denied', async () => {
    const views = await viewsOf(IVO)
    expect(views.map(({ answer }) => answer)).toEqual(['deny', 'permit', 'deny', 'deny'])
    expect(views.map(({ details }) => details.version)).toEqual([1, 1, 0, 0])
    expect((await citizen(HUGO))!.row).toMatchObject({ firstLoginAt: null })
  })

  it('has people who act for others: parents who differ, a child who waits, a mentor, a mandate', async () => {
    const { reader } = fresh.database
    const standing = async (bsn: string) => {
      const person = (await citizen(bsn))!
      const { decides, representatives } = await decisionStatusOf(
        reader,
        person,
        localDate(fresh.clock.now()),
      )
      const waiting = await readWaiting(reader, person)
      const [current] = await reader
        .select({ role: profileVersion.authorRole })
        .from(profileVersion)
        .where(eq(profileVersion.subjectId, person.row.id))
        .orderBy(desc(profileVersion.number))
      return [decides, representatives.map(({ kind }) => kind), current?.role, waiting.length]
    }
    expect(await standing(CATO)).toEqual(['parents', ['parent', 'parent'], '02', 1])
    expect(await standing(BRAM)).toEqual(['together', ['parent', 'parent'], '01', 1])
    expect(await standing(HUGO)).toEqual(['representative', ['mentor'], '02', 0])
    expect(await standing(FATIMA)).toEqual(['self', ['authorised'], '01', 0])
  })

  it('leaves nina out, nobody logged in, no mail waiting, and nothing in the future', async () => {
    const { reader } = fresh.database
    expect(await citizen(NINA)).toBeNull()
    for (const { endedAt } of await reader.select().from(session)) expect(endedAt).not.toBeNull()
    // One that came into another that waited was never sent.
    const settled = ['sent', 'dropped']
    expect(await reader.select().from(outbox).where(notInArray(outbox.state, settled))).toEqual([])
    for (const { at } of await reader.select().from(activity))
      expect(at.getTime()).toBeLessThanOrEqual(fresh.clock.now().getTime())
  })

  it('leaves a log that proves itself', async () => {
    const sealing = sealingOf(fresh)
    await sealActivityLog(sealing)
    const { checkpointFile, keys } = sealing.config
    const verified = await verifyActivityLog({
      reader: fresh.database.reader,
      keys: openAuditKeys(keys.audit.reveal()),
      checkpointFile,
    })
    expect(verified).toMatchObject({ ok: true, unsealed: 0 })
  })

  it('changes nothing the second time, nor for who came by himself', async () => {
    const state = async () => {
      const { reader } = fresh.database
      return [
        await reader.$count(activity),
        await reader.$count(subject),
        await reader.$count(profileVersion),
        await reader.$count(outbox),
      ]
    }
    const before = await state()
    expect((await seed()).story).toEqual({ people: 0, acts: 0 })
    expect(await state()).toEqual(before)
  })
})
