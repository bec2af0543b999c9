import type { Database, Transaction } from './database.server'

export type GroupCommit<Job> = {
  /**
   * Answers once the job is durable, or at once with `full` when too many wait. Rejects with the database's error when the
   * commit failed: then nothing of the whole group was written.
   */
  submit: (job: Job) => Promise<'committed' | 'full'>
  /** How many jobs are not durable yet. */
  waiting: () => number
}

type Options<Job> = {
  /** Writes the jobs of one group; only inserts, since it runs in `record`. */
  write: (transaction: Transaction, jobs: Job[]) => Promise<void>
  /** The largest group; a write transaction must not take long. */
  atOnce?: number
  /** How many may wait before the next is turned away. */
  capacity?: number
}

type Waiting<Job> = { job: Job; committed: () => void; failed: (error: unknown) => void }

/**
 * Lets concurrent jobs share one commit, and so one write to the disk: those that arrive in the same turn of the event
 * loop, and those that arrive while a commit is on its way.
 */
export function groupCommit<Job>(database: Database, options: Options<Job>): GroupCommit<Job> {
  const { write, atOnce = 128, capacity = 4_096 } = options
  const queue: Waiting<Job>[] = []
  let underWay = 0
  let running = false

  async function commit(group: Waiting<Job>[]) {
    const jobs = group.map(({ job }) => job)
    try {
      await database.record((transaction) => write(transaction, jobs))
    } catch (error) {
      for (const { failed } of group) failed(error)
      return
    }
    for (const { committed } of group) committed()
  }

  async function run() {
    while (queue.length > 0) {
      const group = queue.splice(0, atOnce)
      underWay = group.length
      await commit(group)
      underWay = 0
    }
    running = false
  }

  return {
    submit(job) {
      if (queue.length + underWay >= capacity) return Promise.resolve('full')
      return new Promise((resolve, reject) => {
        queue.push({ job, committed: () => resolve('committed'), failed: reject })
        if (running) return
        running = true
        // Not at once: what else arrives in this turn goes along.
        setImmediate(run)
      })
    },
    waiting: () => queue.length + underWay,
  }
}
