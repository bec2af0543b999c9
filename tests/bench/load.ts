import { fork } from 'node:child_process'
import { once } from 'node:events'

/** Requests as bytes, sent in turn over a number of connections that are kept alive. */
export type Load = { port: number; connections: number; seconds: number; requests: string[] }

export type LoadResult = {
  perSecond: number
  answered: number
  /** Answers that were not 200. */
  odd: number
  /** Milliseconds within which half, and 99 of 100, were answered. */
  p50: number
  p99: number
}

/** Runs the load in a process of its own, so that it never waits for what it measures. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const child = fork(new URL('./load-process.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  child.send(load)
  const [result] = (await once(child, 'message')) as [LoadResult]
  await once(child, 'exit')
  return result
}
