import type { Database, Transaction, Work } from '~/db/database.server'

/** A write as the query builder made it, to be run on a transaction: the one it was meant for, or another. */
type Statement = (on: Transaction) => Promise<unknown>

/** A transaction whose writes go through a gate at the moment they are awaited. Reads go straight on. */
function gated(transaction: Transaction, gate: (statement: Statement) => Promise<unknown>): Transaction {
  const write = (verb: 'insert' | 'update' | 'delete') =>
    ((...given: unknown[]) => record([{ name: verb, given }], gate)) as never
  return { ...transaction, insert: write('insert'), update: write('update'), delete: write('delete') }
}

type Step = { name: string; given: unknown[] }

/** Remembers what is called on a builder, one after another, until it is awaited. */
function record(steps: Step[], gate: (statement: Statement) => Promise<unknown>): object {
  const statement: Statement = async (on) =>
    steps.reduce(
      (made, { name, given }) => (made as Record<string, (...all: unknown[]) => object>)[name]!(...given),
      on as object,
    )
  return new Proxy(
    {},
    {
      get: (_, name) => {
        if (name === 'then') return (...settle: [never, never]) => gate(statement).then(...settle)
        return (...given: unknown[]) => record([...steps, { name: String(name), given }], gate)
      },
    },
  )
}

/** What is thrown on purpose. */
export class Stopped extends Error {}

/** When a unit of work stops: around its so-manieth write, or in place of the commit of one that wrote. */
export type Stop = { when: 'before' | 'after'; write: number } | { when: 'commit' }

/** A database whose every unit of work stops there; one with fewer writes goes through. */
export function stoppingAt(database: Database, stop: Stop): Database {
  const stopped = <Result>(work: Work<Result>): Work<Result> => {
    if (stop.when === 'commit')
      return (transaction) => work(transaction).finally(() => breakCommit(transaction.connection))
    return (transaction) => {
      let written = 0
      const stopWhen = (when: Stop['when']) => {
        if (stop.when === when && stop.write === written) throw new Stopped(`${when} write ${written}`)
      }
      const gate = async (statement: Statement) => {
        written += 1
        stopWhen('before')
        const answer = await statement(transaction)
        stopWhen('after')
        return answer
      }
      return work(gated(transaction, gate))
    }
  }
  return {
    ...database,
    transact: (work) => database.transact(stop.when === 'commit' ? stoppedOnceWritten(work) : stopped(work)),
    record: (work) => database.record(stopped(work)),
  }
}

/** A unit of work that only looked is committed: it is the next one that is stopped. */
function stoppedOnceWritten<Result>(work: Work<Result>): Work<Result> {
  return (transaction) => {
    let hasWritten = false
    const gate = (statement: Statement) => {
      hasWritten = true
      return statement(transaction)
    }
    return work(gated(transaction, gate)).finally(() => hasWritten && breakCommit(transaction.connection))
  }
}

/** The next COMMIT on this connection throws in place of committing, as it does when the disk is full. */
function breakCommit(connection: object) {
  const verb = 'exec' in connection ? 'exec' : 'query'
  const broken = connection as Record<string, (...given: unknown[]) => unknown>
  const sound = broken[verb]!
  broken[verb] = function (this: unknown, ...given) {
    if (given[0] !== 'COMMIT') return sound.apply(this, given)
    delete broken[verb]
    throw new Stopped('in place of the commit')
  }
}

/**
 * The planted fault: a database whose unit of work does not hold together. Every write is a transaction of its own, so
 * whoever dies or throws halfway leaves half behind. With `afterWrite` it waits after each of them, so that who is killed
 * at any moment is nearly always halfway.
 */
export function splitting(database: Database, afterWrite: () => Promise<void> = async () => {}): Database {
  const alone = (statement: Statement) => database.transact(statement).finally(afterWrite)
  const split = async <Result>(work: Work<Result>): Promise<Result> => {
    const effects: (() => void)[] = []
    const outside = {
      select: database.reader.select.bind(database.reader),
      selectDistinct: database.reader.selectDistinct.bind(database.reader),
      $count: database.reader.$count.bind(database.reader),
      connection: database,
      tags: database.reader.tags,
      mac: database.reader.mac,
      onCommit: (effect: () => void) => void effects.push(effect),
    } as unknown as Transaction
    const result = await work(gated(outside, alone))
    effects.forEach((effect) => effect())
    return result
  }
  return { ...database, transact: split, record: split }
}
