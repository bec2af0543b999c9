import { and, eq, inArray } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import { lookForSome } from '~/breach/look-for.server'
import { tellSome } from '~/breach/tell.server'
import { doBreach, noteBreach, openBreach } from '~/breach/use-cases.server'
import { openDatabase } from '~/db/open.server'
import { outbox } from '~/notification/tables.server'
import { makeSecrets } from '~/portal/demo-defaults.server'
import { newId } from '~/runtime/ids.server'
import { addDays, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { openKeyring } from '~/sealing/keyring.server'
import { seedCitizens, wantMail, type SeededCitizen } from './citizens'
import { clockTime, progressOf } from './figures'
import { inDirectory } from './programs'
import type { Bench } from './run'

const BY = { worker: 'joris', requestId: 'bench' }
const IN_A_TRANSACTION = 500
const MEGABYTE = 1024 * 1024

/** A breach that touches so many people: how long it takes to find them in the log and to tell each, and whether memory stays flat. */
export const told: Bench = async ({ size, say, note }) =>
  inDirectory(async (directory) => {
    const { SEAL_KEYS, INDEX_KEY } = makeSecrets()
    const keyring = openKeyring({ sealKeys: SEAL_KEYS, indexKey: INDEX_KEY })
    const database = openDatabase(`file:${directory}/told.db`, { migrationsRoot: 'drizzle', keys: keyring })
    await database.migrate()
    const runtime: Runtime = { database, keyring, now: () => new Date(), newId: () => newId() }
    say(`making ${size} people, each asked about once`)
    const people = await seedCitizens(runtime, size, progressOf(size, say))
    await wantMail(runtime, people)
    await askAbout(runtime, people)
    const id = await found(runtime)
    const memory = openMemory()
    const looking = await clockTime(async () => {
      while (await lookForSome(runtime)) memory.look()
    })
    note('found in the log, people a second', Math.round(size / (looking / 1_000_000)).toString())
    await doBreach(runtime, BY, { id, command: { do: 'tell' } })
    const telling = await clockTime(async () => {
      while ((await tellSome(runtime)) || (await deliver(runtime)) > 0) memory.look()
    })
    const { people: counted } = (await openBreach(runtime, id))!
    note('told, people a second', Math.round(size / (telling / 1_000_000)).toString())
    note('told once each', `${counted.mail} of ${size}`, { goal: `${size}`, met: counted.mail === size })
    const { first, last } = memory.peaks()
    note('most memory in the second half, against the first', (last / first).toFixed(2), {
      goal: '≤ 1.2',
      met: last / first <= 1.2,
    })
    say(
      `most memory: ${Math.round(first / MEGABYTE)} MB in the first half, ${Math.round(last / MEGABYTE)} MB in the second`,
    )
    await database.close()
  })

async function askAbout({ database }: Runtime, people: readonly SeededCitizen[]) {
  for (let at = 0; at < people.length; at += IN_A_TRANSACTION)
    await database.transact((transaction) =>
      appendActivity(
        transaction,
        people.slice(at, at + IN_A_TRANSACTION).map(({ id }) => ({
          ...({ event: 'consulted', action: 'R', outcome: 'success', requestId: 'bench' } as const),
          ...{ at: new Date(), subjectId: id, organisation: '90000101' },
          users: [{ id: 'client', role: '07' as const, initiator: true }],
          object: { type: 'profile' as const, id },
        })),
      ),
    )
}

async function found(runtime: Runtime): Promise<string> {
  const facts = { kind: 'confidentiality', foundAt: runtime.now().toISOString(), nature: 'x' } as const
  const rest = { data: '', people: '', consequences: '', measures: '' }
  const noted = await noteBreach(runtime, BY, { ...facts, ...rest })
  const id = noted.ok ? noted.id : ''
  const today = localDate(runtime.now())
  const scope = { from: addDays(today, -1), to: today, ura: '90000101', member: '' }
  await doBreach(runtime, BY, { id, command: { do: 'look-for', scope } })
  const notice = { nl: 'Er ging iets mis. '.repeat(60), en: 'Something went wrong. '.repeat(60) }
  await doBreach(runtime, BY, { id, command: { do: 'word', notice } })
  return id
}

/** Takes what waits out, as the worker does beside it; answers how many. */
async function deliver({ database }: Runtime): Promise<number> {
  return database.transact(async (transaction) => {
    const waiting = transaction
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(eq(outbox.kind, 'breach'), eq(outbox.state, 'waiting')))
      .limit(IN_A_TRANSACTION)
    const sent = await transaction
      .update(outbox)
      .set({ state: 'sent', payloadSealed: null, settledAt: new Date() })
      .where(inArray(outbox.id, waiting))
      .returning({ id: outbox.id })
    return sent.length
  })
}

function openMemory() {
  const seen: number[] = []
  return {
    look: () => void seen.push(process.memoryUsage().rss),
    peaks() {
      const half = Math.ceil(seen.length / 2)
      return { first: Math.max(...seen.slice(0, half)), last: Math.max(...seen.slice(half)) }
    },
  }
}
