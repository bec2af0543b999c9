import type { Database, Transaction } from './database.server'

type Submitted = 'committed' | 'full'

export type GroupCommit<Job> = {
  /**
   * Answers once the job is durable, or at once with `full` when too many wait. Rejects with the database's error when the
   * commit failed: then nothing of the whole group was written.
   */
  submit: (job: Job) => Promise<Submitted>
  /** The same for jobs that belong together: all of them are in one commit, whatever else is in it. */
  submitAll: (jobs: Job[]) => Promise<Submitted>
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

type Waiting<Job> = { jobs: Job[]; committed: () => void; failed: (error: unknown) => void }

/**
 * Lets concurrent jobs share one commit, and so one write to the disk: those that arrive in the same turn of the event
 * loop, and those that arrive while a commit is on its way.
 */
export function groupCommit<Job>(database: Database, options: Options<Job>): GroupCommit<Job> {
  const { write, atOnce = 128, capacity = 4_096 } = options
  const queue: Waiting<Job>[] = []
  let waiting = 0
  let running = false

  async function commit(group: Waiting<Job>[]) {
    const jobs = group.flatMap((one) => one.jobs)
    try {
      await database.record((transaction) => write(transaction, jobs))
    } catch (error) {
      for (const { failed } of group) failed(error)
      return
    } finally {
      waiting -= jobs.length
    }
    for (const { committed } of group) committed()
  }

  async function run() {
    while (queue.length > 0) await commit(takeGroup(queue, atOnce))
    running = false
  }

  function submitAll(jobs: Job[]): Promise<Submitted> {
    if (jobs.length === 0) return Promise.resolve('committed')
    if (waiting + jobs.length > capacity) return Promise.resolve('full')
    return new Promise((resolve, reject) => {
      queue.push({ jobs, committed: () => resolve('committed'), failed: reject })
      waiting += jobs.length
      if (running) return
      running = true
      // Not at once: what else arrives in this turn goes along.
      setImmediate(run)
    })
  }

  return { submit: (job) => submitAll([job]), submitAll, waiting: () => waiting }
}

/** As many as fit into a group; those that belong together are never parted, and the first always go. */
function takeGroup<Job>(queue: Waiting<Job>[], atOnce: number): Waiting<Job>[] {
  let jobs = 0
  const tooMany = queue.findIndex((one, place) => {
    jobs += one.jobs.length
    return place > 0 && jobs > atOnce
  })
  return queue.splice(0, tooMany < 0 ? queue.length : tooMany)
}
