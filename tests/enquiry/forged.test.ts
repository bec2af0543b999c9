import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { FIRST_HASH, hashOf } from '~/audit/append.server'
import { sealActivityLog } from '~/audit/checkpoint.server'
import { openAuditKeys } from '~/audit/keys.server'
import { activity } from '~/audit/tables.server'
import { verifyActivityLog } from '~/audit/verify.server'
import { openViewExport } from '~/enquiry/export.server'
import { readViews, readViewSheet } from '~/enquiry/use-cases.server'
import { findByBsn } from '~/person/store.server'
import { takeOverOlderRows } from '~/portal/older-rows.server'
import type { ActingCitizen } from '~/representation/acting'
import { SIZES } from '../faults/sizes'
import { sealingOf } from '../support/activity'
import { eachDatabase } from '../support/database'
import { dossierOf } from '../support/dossier'
import { forge, pastThePortal } from '../support/past-the-portal'
import { addCitizen, bsnOf, PHARMACY } from './portal'
import { SOUND } from './question'
import { openWorld, type World } from './world'

const ANNA = '999990408'
const YES = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC104', answer: 'yes' } as const
const LOOKING = { query: new URLSearchParams(), language: 'nl' } as const

type Row = typeof activity.$inferSelect

eachDatabase('an entry that somebody wrote past the portal', () => {
  let world: World
  let sealing: ReturnType<typeof sealingOf> & { runtime: World['runtime'] }

  beforeEach(async () => {
    world = await openWorld()
    await addCitizen(world.runtime, ANNA, { choices: [YES] })
    await world.ask(SOUND)
    await world.ask(SOUND)
    sealing = { ...sealingOf(world.fresh), runtime: world.runtime }
    await sealActivityLog(sealing)
  })

  const rows = () =>
    world.fresh.database.reader
      .select()
      .from(activity)
      .where(eq(activity.event, 'consulted'))
      .orderBy(asc(activity.sequence))
  const verify = async () => {
    const { reader } = world.fresh.database
    const keys = openAuditKeys(sealing.config.keys.audit.reveal())
    const found = await verifyActivityLog({ reader, keys, checkpointFile: sealing.config.checkpointFile })
    return found.ok ? 'whole' : found.finding.code
  }
  async function dossier() {
    const citizen = await findByBsn(world.fresh.database.reader, world.runtime, bsnOf(ANNA))
    const actor = { subjectId: citizen!.row.id, name: 'A', audience: 'citizen' } as ActingCitizen
    return dossierOf(world.runtime, actor)
  }
  const shown = async () => {
    const { views } = (await readViews(world.runtime, await dossier(), LOOKING))!
    return views.map((view) => (view.readable ? view.organisation.ura : 'unreadable')).sort()
  }

  /** Puts a row beside the others, as whoever has the database can. */
  async function plant(row: Row) {
    const text = `insert into activity
      (subject_id, at, lane, sequence, event, organisation, organisation_type, outcome, entry, hash, mac)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
    const { subjectId, lane, sequence, event, organisation, organisationType, outcome, entry, hash, mac } =
      row
    const at = activity.at.mapToDriverValue(row.at)
    const given = [subjectId, at, lane, sequence, event, organisation, organisationType, outcome]
    await pastThePortal(world.fresh.url, text, [...given, entry, hash, mac])
  }

  /** A seal of a true entry, put under another organisation and day, chained as it should be, in a lane of one's own. */
  function copied(
    row: Row,
    place: Pick<Row, 'lane' | 'sequence'> & { previous: string },
    mac = row.mac,
  ): Row {
    const at = new Date(row.at.getTime() - 86_400_000)
    const entry = JSON.stringify({
      ...(JSON.parse(row.entry) as object),
      ...place,
      at: at.toISOString(),
      organisation: PHARMACY.ura,
    })
    const { lane, sequence } = place
    return { ...row, at, lane, sequence, organisation: PHARMACY.ura, entry, hash: hashOf(entry), mac }
  }

  it('is not there in a log that nobody touched', async () => {
    expect(await shown()).toEqual(['90000101', '90000101'].map(() => SOUND.subject.id))
    expect(await verify()).toBe('whole')
  })

  describe.each([
    [
      'in a lane of its own',
      (row: Row) => copied(row, { lane: 'forged', sequence: 1, previous: FIRST_HASH }),
    ],
    [
      'behind the end of a lane',
      (row: Row) => copied(row, { lane: row.lane, sequence: row.sequence + 1, previous: row.hash }),
    ],
    [
      'without a keyed hash, as from before there were any',
      (row: Row) => copied(row, { lane: 'older', sequence: 1, previous: FIRST_HASH }, ''),
    ],
  ])('%s', (_where, made) => {
    it('is never signed, found, and shown as what cannot be read', async () => {
      await plant(made((await rows()).at(-1)!))
      const sealed = await sealActivityLog(sealing)
      expect(sealed.broken).toHaveLength(1)
      expect(await verify()).toBe('entry-not-ours')
      expect(await shown()).toEqual([SOUND.subject.id, SOUND.subject.id, 'unreadable'])
      // Nor is it made ours by whoever brings an older database up to date, also with the checkpoints taken away.
      expect(await takeOverOlderRows(sealing as never)).toBe(0)
      await pastThePortal(world.fresh.url, 'delete from checkpoint')
      expect(await takeOverOlderRows(sealing as never)).toBe(0)
      expect(await shown()).toContain('unreadable')
    })
  })

  it('does not stop a sheet or an export', async () => {
    const [row] = await rows()
    await forge(world.fresh.url, activity, { where: { hash: row!.hash }, set: { entry: '{"format":2' } })
    const sheet = (await readViewSheet(world.runtime, await dossier(), LOOKING))!
    expect(sheet.views.map(({ readable }) => readable).sort()).toEqual([false, true])
    let text = ''
    let unreadable = 0
    const onRead = (part: readonly { readable: boolean }[]) =>
      void (unreadable += part.filter(({ readable }) => !readable).length)
    const lines = await openViewExport(world.runtime, await dossier(), { ...LOOKING, onRead })
    for await (const part of lines!) text += part
    expect(unreadable).toBe(1)
    expect(text.trimEnd().split('\n')).toHaveLength(3)
    expect(text).toContain('Deze regel kunnen wij niet lezen.')
    expect(await shown()).toEqual([SOUND.subject.id, 'unreadable'])
  })

  it.each([{ organisation: PHARMACY.ura }, { at: new Date(Date.now() - 3_600_000) }, { outcome: 'deny' }])(
    'shows no other organisation, day or answer than was written: %j',
    async (set) => {
      const [row] = await rows()
      await forge(world.fresh.url, activity, { where: { hash: row!.hash }, set })
      expect(await shown()).toEqual([SOUND.subject.id, 'unreadable'])
    },
  )

  it('is found whichever letter of it is another, also with the hash that goes with it', async () => {
    const [row] = await rows()
    const { entry, hash } = row!
    for (let time = 0; time < SIZES.forgeries; time += 1) {
      const place = Math.floor((time * entry.length) / SIZES.forgeries)
      const letter = entry[place] === '0' ? '1' : '0'
      const changed = entry.slice(0, place) + letter + entry.slice(place + 1)
      const set = { entry: changed, hash: hashOf(changed) }
      await forge(world.fresh.url, activity, { where: { hash }, set })
      expect([place, await verify()]).not.toEqual([place, 'whole'])
      expect([place, await shown()]).toEqual([place, [SOUND.subject.id, 'unreadable']])
      await forge(world.fresh.url, activity, { where: { hash: set.hash }, set: { entry, hash } })
    }
    expect(await verify()).toBe('whole')
  })

  it('opens no seal under another organisation or day, even for who has the key of entries', async () => {
    const [row] = await rows()
    const made = copied(row!, { lane: 'forged', sequence: 1, previous: FIRST_HASH })
    await plant({ ...made, mac: world.runtime.keyring.mac('entry', made.entry) })
    expect(await shown()).toEqual([SOUND.subject.id, SOUND.subject.id, 'unreadable'])
  })

  it('takes over what was written before there were keyed hashes, once', async () => {
    await pastThePortal(world.fresh.url, `update activity set mac = ''`)
    expect(await verify()).toBe('entry-not-ours')
    await pastThePortal(world.fresh.url, 'delete from checkpoint')
    const older = {
      ...sealing,
      config: { ...sealing.config, checkpointFile: sealingOf(world.fresh).config.checkpointFile },
    }
    const known = await world.fresh.database.reader.$count(activity)
    expect(
      await takeOverOlderRows({
        ...older,
        runtime: { ...world.runtime, database: world.fresh.open() },
      } as never),
    ).toBe(known)
    expect(await shown()).toEqual([SOUND.subject.id, SOUND.subject.id])
  })
})
