import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '~/db/open.server'
import { makeSecrets } from '~/portal/demo-defaults.server'
import { newId } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { openKeyring } from '~/sealing/keyring.server'
import { runProcess } from '../support/child'
import { aCitizenAtHome } from './acts'
import { codesOf, findFaults } from './check'
import { compileRecorder, contentsOf, Disk, readDeeds, type Fate } from './disk'
import { SIZES, within } from './sizes'
import { openLedger, type Ledger } from './ledger'

/*
 * R2. Nothing is really cut: a recorder in the writing process notes every write and every sync of the database's files,
 * and the test works out what a disk would hold had the power gone at that moment, and opens it. It trusts that what the
 * system said was synced is. Needs a C compiler; without one these tests say that they were skipped.
 */

const TIMES = SIZES.submits
const CUTS = SIZES.powerCuts
const secrets = makeSecrets()

const place = realpathSync(mkdtempSync(join(tmpdir(), 'zeggenschap-power-')))
const recorder = compileRecorder(place)
afterAll(() => rmSync(place, { recursive: true, force: true }))

function runtimeOn(folder: string): Runtime {
  const keyring = openKeyring({ sealKeys: secrets.SEAL_KEYS, indexKey: secrets.INDEX_KEY })
  return {
    database: openDatabase(`file:${join(folder, 'portal.db')}`, { migrationsRoot: 'drizzle', keys: keyring }),
    keyring,
    now: () => new Date(),
    newId: () => newId(),
  }
}

describe('a power cut', () => {
  /** Lets a process submit with the recorder in it; answers what it did, and to whom. */
  async function record(name: string, planted?: string) {
    const folder = join(place, name)
    mkdirSync(folder)
    const runtime = runtimeOn(folder)
    await runtime.database.migrate()
    const actor = await aCitizenAtHome(runtime)
    await runtime.database.close()
    const begin = contentsOf(folder)
    const journal = join(place, `${name}.journal`)
    const ended = await runProcess('tests/faults/submitter.ts', [], {
      ...secrets,
      DATABASE_URL: `file:${join(folder, 'portal.db')}`,
      SUBJECT: actor.subjectId,
      NAME: name,
      TIMES: String(TIMES),
      ACKNOWLEDGED: join(folder, 'acknowledged'),
      ...(planted && { PLANTED: planted }),
      LD_PRELOAD: recorder,
      DISK_FOLDER: folder,
      DISK_JOURNAL: journal,
    })
    expect(ended).toMatchObject({ code: 0 })
    return { begin, deeds: readDeeds(journal), subjectId: actor.subjectId }
  }

  /** Cuts the power at many moments; answers what was found, by code, and how often. */
  async function cutOften({ begin, deeds, subjectId }: Awaited<ReturnType<typeof record>>, fate: Fate) {
    const found: Record<string, number> = {}
    const disk = new Disk(begin)
    const ledger = openLedger()
    let cuts = 0
    for (const [at, deed] of deeds.entries()) {
      disk.apply(deed)
      const told = deed.path.endsWith('/acknowledged') && deed.kind === 'w'
      if (told) write(ledger, { subjectId, line: deed.data.toString() })
      // In the moment somebody was told, and at others by chance.
      if (!told && Math.random() > CUTS / deeds.length) continue
      const folder = join(place, `cut-${at}-${Math.random()}`)
      mkdirSync(folder)
      disk.cutInto(folder, { only: 'portal.db', fate })
      for (const code of await faultsIn(folder, ledger)) found[code] = (found[code] ?? 0) + 1
      rmSync(folder, { recursive: true })
      cuts += 1
    }
    const synced = (name: string) =>
      deeds.filter(({ kind, path }) => kind === 's' && path.endsWith(name)).length
    const { length: acknowledged } = ledger.submitted
    return { found, cuts, acknowledged, commits: synced('-wal'), checkpoints: synced('portal.db') }
  }

  async function faultsIn(folder: string, ledger: Ledger): Promise<string[]> {
    const runtime = runtimeOn(folder)
    try {
      const audit = { key: secrets.AUDIT_KEY, checkpointFile: join(folder, 'none') }
      return codesOf(await findFaults({ runtime, ledger, audit }))
    } finally {
      await runtime.database.close()
    }
  }

  describe('of the product', () => {
    let recorded: Awaited<ReturnType<typeof record>>
    beforeAll(async () => void (recorded = await record('product')), within(60_000))

    it.each(['lost', 'by chance'] as const)(
      'loses nothing that was acknowledged and leaves nothing half, when what was not synced is %s',
      async (fate) => {
        const { found, cuts, acknowledged, commits, checkpoints } = await cutOften(recorded, fate)
        expect(found).toEqual({})
        expect(acknowledged).toBeGreaterThan(TIMES / 2)
        expect(commits).toBeGreaterThan(2 * acknowledged)
        expect(checkpoints).toBeGreaterThan(3)
        const during = `${acknowledged} acknowledged submits, ${commits} syncs of the log, ${checkpoints} of the file`
        console.info(`${cuts} power cuts during ${during}; what was not synced is ${fate}`)
      },
      within(120_000),
    )
  })

  it.each(['synchronous=NORMAL', 'synchronous=OFF'])(
    'and a control: the same cuts find what is lost with %s',
    async (planted) => {
      const { found } = await cutOften(await record(planted, planted), 'lost')
      expect(found['receipt-lost']).toBeGreaterThan(0)
    },
    within(120_000),
  )
})

/** Takes down what the process said was done. */
function write(ledger: Ledger, { subjectId, line }: { subjectId: string; line: string }) {
  const [requestId = '', number = ''] = line.trim().split(' ')
  ledger.asked.set(requestId, 'submit')
  ledger.submitted.push({ subjectId, number: Number(number), requestIds: [requestId] })
}
