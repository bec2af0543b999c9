import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { eq, getTableColumns, getTableName, is, Table } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { sealActivityLog } from '~/audit/checkpoint.server'
import { openAuditKeys } from '~/audit/keys.server'
import { activity } from '~/audit/tables.server'
import { verifyActivityLog } from '~/audit/verify.server'
import { followRegister } from '~/authority/follow-register.server'
import { lookForOlderRows } from '~/consent/older-than-logged.server'
import { changeErasure, type ErasureAsked } from '~/erasure/use-cases.server'
import { erasure } from '~/erasure/tables.server'
import { lock } from '~/lock/use-cases.server'
import { outbox } from '~/notification/tables.server'
import { gateOn } from '~/person/gate'
import { findByBsn, numberOf } from '~/person/store.server'
import { subject, subjectKey } from '~/person/tables.server'
import { readBan } from '~/recording/store.server'
import { changeBan } from '~/recording/ban-use-cases.server'
import { lookForPutBack } from '~/representation/put-back.server'
import { representation } from '~/representation/tables.server'
import { EXAMPLE_ORGANISATION } from '~/runtime/organisation'
import { localDate } from '~/runtime/local-date'
import { seedDemo } from '../../demo/seed.server'
import { sealingOf } from '../../tests/support/activity'
import { databaseKind, eachDatabase, isShownInPart, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { numberOfPersona, openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import * as schema from './every-table.server'
import { runRetention } from './use-cases.server'

const DAY = 24 * 3_600_000
/** The key of the log stays as long as the log; what an organisation asked stands in its own words under our key. */
const NOT_THEIRS = ['logKeySealed', 'askedSealed']

eachDatabase('somebody who is erased', (open) => {
  let fresh: TestDatabase
  let family: Family
  let sealing: ReturnType<typeof sealingOf>

  beforeEach(async () => {
    fresh = await open()
    sealing = sealingOf(fresh)
    family = openFamily(fresh)
  })

  const keys = () => openAuditKeys(sealing.config.keys.audit.reveal())
  const by = { user: { id: 'operator', role: '04', initiator: true }, requestId: 'run' } as const
  const night = () => runRetention({ runtime: fresh.runtime, keys: keys(), by })
  const own = async (who: LoggedIn) => dossierOf(family.doors, await who.actor())
  const change = async (who: LoggedIn, asked: ErasureAsked) =>
    changeErasure(family.doors, await own(who), asked)
  const erase = (who: LoggedIn, answers = {}) => change(who, { do: 'erase', answers })
  const gateOf = async (id: string) => gateOn((await family.personOf(id)).row, localDate(fresh.runtime.now()))
  const kept = async () => Number(await fresh.database.reader.$count(subjectKey))
  const hasKey = async (id: string) => (await family.personOf(id)).keys.profile !== null
  /** The night after the last day on which it can be stopped. */
  const pass = async (days = 8) => {
    fresh.clock.advance(days * DAY)
    await followRegister(family.doors)
    return (await night()).erased
  }
  const eventsOf = async (id: string) => (await family.logOf(id)).map(({ event }) => event)

  async function problemsInTheLog(): Promise<unknown[]> {
    const { reader } = fresh.database
    await sealActivityLog(sealing)
    await verifyActivityLog({ reader, keys: keys(), checkpointFile: sealing.config.checkpointFile })
    const entries = await reader.select().from(activity)
    const putBack = lookForPutBack(reader, new Date(fresh.runtime.now().getTime() + DAY))
    putBack.holdAgainst(entries)
    const older = lookForOlderRows(reader)
    await older.holdAgainst(entries)
    return [...(await putBack.found()).named, ...(await older.found()).named]
  }

  describe('with a past', () => {
    const story = { origin: 'https://portal.example', organisation: EXAMPLE_ORGANISATION }
    let anna: LoggedIn

    beforeEach(async () => {
      await seedDemo(fresh.runtime, { folder: fresh.directory, requestId: 'request-1', story })
      anna = await family.logIn('anna')
    }, 60_000)

    /** Every text in rows that are about somebody, but those of the log, and what says who they are. */
    async function textsOf(id: string): Promise<Map<string, string>> {
      const found = new Map<string, string>()
      for (const table of Object.values(schema)) {
        if (!is(table, Table) || ['activity', 'representation', 'evidence'].includes(getTableName(table)))
          continue
        const columns = getTableColumns(table as typeof subject)
        const own = Object.values(columns).find(({ name }) => name === 'subject_id' || name === 'actor_id')
        const where = getTableName(table) === 'subject' ? eq(subject.id, id) : own && eq(own, id)
        if (!where) continue
        for (const row of await fresh.database.reader
          .select()
          .from(table as typeof subject)
          .where(where))
          for (const [column, value] of Object.entries(row))
            if (
              /Sealed$/.test(column) &&
              typeof value === 'string' &&
              value.length > 20 &&
              !NOT_THEIRS.includes(column)
            )
              found.set(value, `${getTableName(table)}.${column}`)
      }
      return found
    }

    it('leaves nothing that was sealed for them in the file, beside it or in pages that are free, and a log that holds', async () => {
      const texts = await textsOf(anna.id)
      const places = new Set([...texts.values()].map((place) => place.split('.')[0]))
      for (const table of [
        'subject',
        'subject_key',
        'profile_version',
        'own_provider_list',
        'conversation',
        'session',
      ])
        expect(places).toContain(table)
      expect(await erase(anna)).toEqual({ ok: true, happened: 'begun' })
      expect(await pass()).toBe(1)
      for (const [text, place] of texts) expect(await foundIn(fresh, text), place).toEqual([])
      const { row } = await family.personOf(anna.id)
      expect(row).toMatchObject({ bsnSealed: '', emailSealed: null, currentVersion: 0, erasedVersion: 3 })
      expect(await problemsInTheLog()).toEqual([])
      expect(await eventsOf(anna.id)).toEqual(expect.arrayContaining(['erasing-begun', 'profile-destroyed']))
      const acts = await fresh.database.reader
        .select()
        .from(representation)
        .where(eq(representation.representativeId, anna.id))
      expect(acts.filter(({ state }) => state === 'active')).toEqual([])
      expect(await pass(1)).toBe(0)
    }, 60_000)

    it('comes back as somebody new, with the numbers of versions going on', async () => {
      await erase(anna)
      await pass()
      const number = numberOfPersona('anna')
      const gone = (await findByBsn(fresh.database.reader, fresh.runtime, number))!
      expect([gone.row.id, gone.keys.profile, numberOf(gone)]).toEqual([anna.id, null, null])
      const again = await family.logIn('anna')
      expect(again.id).toBe(anna.id)
      expect(await family.inForce(anna.id)).toEqual([])
      expect(await family.send(again, { RPZAC005: 'yes' })).toMatchObject({ ok: true, number: 4 })
      expect(await problemsInTheLog()).toEqual([])
    }, 60_000)
  })

  it.skipIf(isShownInPart)(
    'is denied at once, told, and mailed nothing but duties; it can be stopped with a new login',
    async () => {
      const anna = await family.logIn('anna')
      await family.send(anna, { RPZAC005: 'yes' })
      const inForce = await family.inForce(anna.id)
      expect(await erase(anna)).toEqual({ ok: true, happened: 'begun' })
      expect(await erase(anna)).toEqual({ ok: true, happened: null })
      expect(await gateOf(anna.id)).toBe('erasing')
      expect(await family.send(anna, { RPZAC005: 'no' })).toEqual({ ok: false, refusal: 'gate-closed' })
      expect((await family.mailsTo(anna.id)).filter((kind) => kind === 'erasure')).toHaveLength(1)
      fresh.clock.advance(6 * 60_000)
      expect(await change(anna, { do: 'keep' })).toEqual({ ok: false, refusal: 'stale-login' })
      const fresher = await family.logIn('anna')
      expect(await change(fresher, { do: 'keep' })).toEqual({ ok: true, happened: 'kept' })
      expect([await gateOf(anna.id), await family.inForce(anna.id)]).toEqual(['open', inForce])
      expect(await fresh.database.reader.$count(erasure)).toBe(0)
      expect(await pass()).toBe(0)
      expect(await hasKey(anna.id)).toBe(true)
      expect(await problemsInTheLog()).toEqual([])
    },
  )

  it.skipIf(isShownInPart)(
    'goes in the night after the seventh day and not before, unless the register still follows them: at most three days',
    async () => {
      const anna = await family.logIn('anna')
      await family.send(anna, { RPZAC005: 'yes' })
      await followRegister(family.doors)
      await erase(anna)
      expect(await pass(7)).toBe(0)
      family.told.persons = 'down'
      await fresh.database.transact((transaction) =>
        transaction
          .insert(schema.registerFollow)
          .values({ subjectId: anna.id, state: 'following', since: new Date() })
          .onConflictDoNothing(),
      )
      expect([await pass(1), await pass(2)]).toEqual([0, 0])
      expect(await pass(1)).toBe(1)
      expect([await hasKey(anna.id), await kept()]).toEqual([false, 1])
    },
  )

  it.skipIf(isShownInPart)('keeps the lock and the ban as they answered, each by itself', async () => {
    const anna = await family.logIn('anna')
    await lock(fresh.runtime, await own(anna))
    await changeBan(fresh.runtime, await own(anna), true)
    expect(await erase(anna, { lock: 'stays' })).toMatchObject({
      refusal: 'not-answered',
      missing: 'recording-ban',
    })
    await erase(anna, { lock: 'stays', 'recording-ban': 'goes' })
    await pass()
    expect([await gateOf(anna.id), await readBan(fresh.database.reader, anna.id)]).toEqual(['locked', null])
    const yara = await family.logIn('yara')
    await lock(fresh.runtime, await own(yara))
    await changeBan(fresh.runtime, await own(yara), true)
    await erase(yara, { lock: 'goes', 'recording-ban': 'stays' })
    await pass()
    expect(await gateOf(yara.id)).toBe('open')
    expect(await readBan(fresh.database.reader, yara.id)).not.toBeNull()
    expect(await problemsInTheLog()).toEqual([])
  })

  describe.skipIf(isShownInPart)('for whom others decide', () => {
    let anna: LoggedIn
    let erik: LoggedIn
    let cato: string

    beforeEach(async () => {
      family.authorityOver('cato', 'anna', 'erik')
      anna = await family.logIn('anna')
      erik = await family.logIn('erik')
      cato = (await family.logIn('cato')).id
      for (const parent of [anna, erik]) await family.actFor(parent, 'cato')
    })

    const asked = async () =>
      (
        await fresh.database.reader.select().from(erasure).where(eq(erasure.subjectId, cato))
      )[0]?.at.toISOString() ?? ''

    it('it takes the parent whose no would go with it, and both hear of it', async () => {
      await family.send(erik, { RPZAC005: 'no' })
      expect(await erase(anna)).toEqual({ ok: true, happened: 'asked' })
      expect(await gateOf(cato)).toBe('open')
      expect(await change(erik, { do: 'refuse', asked: await asked() })).toEqual({
        ok: true,
        happened: 'refused',
      })
      await erase(anna)
      expect(await change(erik, { do: 'agree', asked: await asked() })).toEqual({
        ok: true,
        happened: 'begun',
      })
      expect(await gateOf(cato)).toBe('erasing')
      for (const one of [anna.id, erik.id, cato])
        expect((await family.mailsTo(one)).filter((kind) => kind === 'erasure').length).toBeGreaterThan(0)
      expect(await change(anna, { do: 'keep' })).toEqual({ ok: true, happened: 'kept' })
    })

    it('a parent who is erased leaves the choices of the child', async () => {
      await family.send(anna, { RPZAC005: 'yes' })
      const stands = await family.inForce(cato)
      const home = await family.logIn('anna')
      expect(await erase(home)).toEqual({ ok: true, happened: 'begun' })
      await pass()
      expect([await hasKey(anna.id), await hasKey(cato), await family.inForce(cato)]).toEqual([
        false,
        true,
        stands,
      ])
      expect(await problemsInTheLog()).toEqual([])
    })

    it('does not answer what nobody asked any more, nor without the register', async () => {
      await family.send(erik, { RPZAC005: 'no' })
      await erase(anna)
      const moment = await asked()
      await change(anna, { do: 'refuse', asked: moment })
      expect(await change(erik, { do: 'agree', asked: moment })).toEqual({
        ok: false,
        refusal: 'changed-meanwhile',
      })
      family.told.authority = 'down'
      expect(await erase(anna)).toEqual({ ok: false, refusal: 'register-down' })
    })
  })

  it.skipIf(isShownInPart)('has no mail that waits, nor a letter', async () => {
    const anna = await family.logIn('anna')
    await erase(anna)
    await pass()
    expect(await fresh.database.reader.$count(outbox, eq(outbox.subjectId, anna.id))).toBe(0)
  })
})

/** Where a text stands: in any row, and on SQLite in the bytes of the file and what lies beside it. */
async function foundIn(fresh: TestDatabase, text: string): Promise<string[]> {
  const found: string[] = []
  for (const table of Object.values(schema)) {
    if (!is(table, Table)) continue
    const rows = await fresh.database.reader.select().from(table as typeof subject)
    if (JSON.stringify(rows).includes(text)) found.push(getTableName(table))
  }
  if (databaseKind === 'postgres') return found
  const file = fresh.url.replace(/^file:/, '')
  const beside = readdirSync(dirname(file)).filter((name) => name.startsWith('portal.db'))
  for (const name of beside) if (readFileSync(join(dirname(file), name)).includes(text)) found.push(name)
  return found
}
