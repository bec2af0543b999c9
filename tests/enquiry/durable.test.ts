import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Database } from '~/db/database.server'
import { groupCommit } from '~/db/group-commit.server'
import type { Runtime } from '~/runtime/runtime.server'
import { eachDatabase, freshDatabase } from '../support/database'
import { SOUND } from './question'
import { openWorld, viewEntries } from './world'

eachDatabase('the record of a question', () => {
  it('is durable before the answer', async () => {
    expect(await countedAtAnswer(slow)).toBe(1)
  })

  it('would be missed if the answer came first (the control)', async () => {
    expect(await countedAtAnswer(early)).toBe(0)
  })

  it('that cannot be written makes everybody who waits for it hear the same, and leaves nothing', async () => {
    let failing = false
    const world = await openWorld((runtime) =>
      changed(runtime, (record) => async (work) => {
        if (!failing) return record(work)
        return record(async (transaction) => {
          await work(transaction)
          throw new Error('disk full')
        })
      }),
    )
    failing = true
    const answers = await Promise.all([world.ask(SOUND), world.ask(SOUND), world.ask(SOUND)])
    for (const answer of answers) {
      expect(answer.statusCode).toBe(503)
      expect(answer.headers['content-type']).toContain('application/problem+json')
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
      expect(answer.body).not.toContain('disk')
    }
    expect(await viewEntries(world)).toEqual([])
    failing = false
    expect((await world.ask(SOUND)).statusCode).toBe(200)
    expect(await viewEntries(world)).toHaveLength(1)
  })
})

eachDatabase('a group commit', () => {
  it('shares one commit among those who come together, and keeps them in order', async () => {
    const { database } = await freshDatabase()
    const groups: number[][] = []
    const group = groupCommit<number>(database, {
      write: async (_transaction, jobs) => void groups.push(jobs),
      atOnce: 4,
    })
    const submitted = Promise.all([1, 2, 3, 4, 5, 6].map((job) => group.submit(job)))
    expect(group.waiting()).toBe(6)
    expect(await submitted).toEqual(Array.from({ length: 6 }, () => 'committed'))
    expect(groups).toEqual([
      [1, 2, 3, 4],
      [5, 6],
    ])
    expect(group.waiting()).toBe(0)
  })

  it('turns away who comes when too many wait, and nobody later', async () => {
    const { database } = await freshDatabase()
    const group = groupCommit<number>(database, { write: async () => void (await pause(20)), capacity: 3 })
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map((job) => group.submit(job)))
    expect(outcomes).toEqual(['committed', 'committed', 'committed', 'full', 'full'])
    expect(await group.submit(6)).toBe('committed')
  })

  it('never parts jobs that belong together', async () => {
    const { database } = await freshDatabase()
    const groups: number[][] = []
    const group = groupCommit<number>(database, {
      write: async (_transaction, jobs) => void groups.push(jobs),
      atOnce: 4,
      capacity: 12,
    })
    const submitted = [[1, 2, 3], [4, 5], [6, 7, 8, 9, 10], [], [11, 12, 13]].map((jobs) =>
      group.submitAll(jobs),
    )
    expect(group.waiting()).toBe(10)
    expect(await Promise.all(submitted)).toEqual(['committed', 'committed', 'committed', 'committed', 'full'])
    expect(groups).toEqual([
      [1, 2, 3],
      [4, 5],
      [6, 7, 8, 9, 10],
    ])
    expect(group.waiting()).toBe(0)
  })

  it('fails a whole group and goes on with the next', async () => {
    const { database } = await freshDatabase()
    const group = groupCommit<string>(database, {
      write: async (_transaction, jobs) => {
        if (jobs.includes('bad')) throw new Error('bad')
      },
      atOnce: 2,
    })
    const outcomes = await Promise.allSettled(['good', 'bad', 'fine', 'fine'].map((job) => group.submit(job)))
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled'])
  })
})

type Record = Database['record']

/** How many entries stood in the log when the first answer came, with this way of recording. */
async function countedAtAnswer(change: (record: Record) => Record): Promise<number> {
  let recording = false
  const world = await openWorld((runtime) =>
    changed(runtime, (record) => ((work) => (recording ? change(record)(work) : record(work))) as Record),
  )
  recording = true
  expect((await world.ask(SOUND)).statusCode).toBe(200)
  const counted = (await viewEntries(world)).length
  await pause(120)
  return counted
}

function changed(runtime: Runtime, change: (record: Record) => Record): Runtime {
  const { database } = runtime
  return { ...runtime, database: { ...database, record: change(database.record) } }
}

function slow(record: Record): Record {
  return async (work) => {
    await pause(60)
    return record(work)
  }
}

/** A planted fault: says that it is done before it is. */
function early(record: Record): Record {
  return async (work) => {
    void pause(60).then(() => record(work))
    return undefined as never
  }
}
