import { readdirSync, readFileSync } from 'node:fs'
import { childrenOf } from '../faults/processes'

/** Of proc(5): user and system time of all threads, in hundredths of a second. */
const TICK_MICROSECONDS = 10_000

/** Microseconds of processor time that a process and those it started took so far, all threads. */
export function processorOf(pid: number): number {
  return [pid, ...childrenOf(pid)].reduce((total, one) => total + ownProcessor(one), 0)
}

/** The same of every process of PostgreSQL on this machine: they work for what asks them. */
export function processorOfPostgres(): number {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && programOf(name).startsWith('postgres'))
    .reduce((total, pid) => total + ownProcessor(Number(pid)), 0)
}

function ownProcessor(pid: number): number {
  const fields = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MICROSECONDS
}

function programOf(pid: string): string {
  return read(`/proc/${pid}/comm`)
}

/** Empty for a process that is gone. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
