import { closedQuestions } from '~/enquiry/closed-question.server'
import type { Database, Transaction } from '~/db/database.server'
import { openDatabase } from '~/db/open.server'
import type { Genuine } from '~/db/row-tags.server'
import { parseBsn } from '~/person/bsn'
import { makeSecrets } from '~/portal/demo-defaults.server'
import { newId } from '~/runtime/ids.server'
import { openKeyring } from '~/sealing/keyring.server'
import { addProviders, GP, HOSPITAL } from '../enquiry/portal'
import { seedCitizens } from './citizens'
import { least, median, processorTime } from './figures'
import { inDirectory } from './programs'
import type { Bench } from './run'

const ROUNDS = 60
const QUESTIONS = 100

/**
 * What it costs that rows and entries prove that the portal wrote them: the same questions with and without, in turn, in one
 * process, each alone in its commit.
 */
export const proofs: Bench = async ({ size, say, note }) =>
  inDirectory(async (directory) => {
    const { SEAL_KEYS, INDEX_KEY } = makeSecrets()
    const keyring = openKeyring({ sealKeys: SEAL_KEYS, indexKey: INDEX_KEY })
    const database = openDatabase(`file:${directory}/portal.db`, {
      migrationsRoot: 'drizzle',
      keys: keyring,
      unsafeSynchronous: 'OFF',
    })
    await database.migrate()
    const runtime = { database, keyring, now: () => new Date(), newId: () => newId() }
    await addProviders(database)
    const citizens = await seedCitizens(runtime, size)
    const faces = [closedQuestions(runtime), closedQuestions({ ...runtime, database: unproven(database) })]
    let next = 0
    const ask = async (face: number) => {
      const from = next
      next = (next + QUESTIONS) % (size - QUESTIONS)
      const took = await processorTime(async () => {
        for (let place = 0; place < QUESTIONS; place += 1)
          await faces[face]!.ask(
            {
              ...{
                bsn: parseBsn(citizens[from + place]!.bsn)!,
                holder: GP,
                receiver: { ...HOSPITAL, roleCode: '01.015' },
              },
              ...{ data: 'GGC002', purpose: 'TREAT', professional: '900012345' },
            },
            {
              ...{ clientId: 'bench', ura: HOSPITAL.ura, face: 'authzen', requestId: `r-${next}-${place}` },
              index: 0,
            },
          )
      })
      return took / QUESTIONS
    }
    for (const face of [0, 1, 0, 1]) await ask(face)
    const rounds: { proven: number; bare: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const first = round % 2
      const took = [await ask(first), await ask(1 - first)]
      rounds.push({ proven: took[first]!, bare: took[1 - first]! })
    }
    const [proven, bare] = [
      least(rounds.map((round) => round.proven)),
      least(rounds.map((round) => round.bare)),
    ]
    say(
      `${size} citizens, ${ROUNDS} rounds of ${QUESTIONS} questions one at a time; processor time a question, least`,
    )
    say(`with proofs ${proven.toFixed(0)} µs, without ${bare.toFixed(0)} µs`)
    const ratio = median(rounds.map((round) => round.proven / round.bare))
    say(`of the least of each: ${(proven / bare).toFixed(3)}`)
    note(
      'a question with proofs against one without, processor time, the middle of the rounds',
      ratio.toFixed(3),
      {
        goal: '≤ 1.05',
        met: ratio <= 1.05,
      },
    )
    await database.close()
  })

/** The same database, where everything is taken for what it says it is. */
function unproven(database: Database): Database {
  const tags = { ofNew: () => '', genuine: <Row>(_table: unknown, row: Row) => row as Genuine<Row> }
  const bare = (transaction: Transaction) => ({ ...transaction, tags, mac: () => '' })
  return {
    ...database,
    reader: { ...database.reader, tags, mac: () => '' },
    record: (work) => database.record((transaction) => work(bare(transaction))),
  }
}
