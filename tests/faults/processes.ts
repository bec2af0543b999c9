import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** The processes that a process started and that live, by id (Linux). */
export function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => stateOf(pid)?.parent === parent && isAlive(pid))
}

/** Whether a process still runs; one that ended and was not collected by its parent does not. */
export function isAlive(pid: number): boolean {
  const state = stateOf(pid)?.state
  return state !== undefined && state !== 'Z' && state !== 'X'
}

/** Waits until a process is gone and answers how long that took; throws when it takes too long. */
export async function gone(pid: number, within: number): Promise<number> {
  const from = performance.now()
  while (isAlive(pid)) {
    if (performance.now() - from > within) throw new Error(`process ${pid} still runs after ${within} ms`)
    await pause(10)
  }
  return Math.round(performance.now() - from)
}

function stateOf(pid: number): { state: string; parent: number } | null {
  try {
    // The name of the program stands between parentheses and may hold anything.
    const [state = '', parent = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return { state, parent: Number(parent) }
  } catch {
    return null
  }
}
