import { fork } from 'node:child_process'
import { once } from 'node:events'

/** Requests as bytes, sent in turn over a number of connections that are kept alive. */
export type Load = {
  port: number
  connections: number
  seconds: number
  requests: string[]
  /**
   * So many are asked a second, whatever is answered, and a wait counts from when a request was due. Without it each connection asks
   * again as soon as it has its answer.
   */
  perSecondAsked?: number
}

export type LoadResult = {
  perSecond: number
  answered: number
  /** Answers that were not 200. */
  odd: number
  /** Milliseconds within which half, 99 of 100, and 999 of 1,000 were answered. */
  p50: number
  p99: number
  p999: number
  /** What the asking itself took of one processor, 0 to 1: near 1 it is the asking that is measured. */
  asking: number
}

/** Runs the load in a process of its own, so that it never waits for what it measures. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const child = fork(new URL('./load-process.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  child.send(load)
  const [result] = (await once(child, 'message')) as [LoadResult]
  await once(child, 'exit')
  return result
}
