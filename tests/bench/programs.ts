import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Program = {
  port: number
  /** Processor time it took so far, in microseconds, all threads. */
  processor: () => Promise<number>
  stop: () => Promise<void>
}

/** Starts a program of a bench in a process of its own; it says its port when it is ready. */
export async function startProgram(file: string, env: Record<string, string>): Promise<Program> {
  const profile = process.env.BENCH_PROFILE
    ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`]
    : []
  const child: ChildProcess = fork(new URL(file, import.meta.url), {
    env: { ...process.env, ...env },
    execArgv: ['--import', 'tsx', ...profile],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [message] = (await Promise.race([once(child, 'message'), failed(child)])) as [{ port: number }]
  return {
    port: message.port,
    async processor() {
      const answer = once(child, 'message')
      child.send('processor')
      const [{ processor }] = (await answer) as [{ processor: number }]
      return processor
    },
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

async function failed(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number]
  throw new Error(`a bench program ended with ${code} before it was ready`)
}

/** A directory for the files of a bench; gone afterwards. */
export async function inDirectory<Result>(work: (directory: string) => Promise<Result>): Promise<Result> {
  const directory = mkdtempSync(join(process.env.BENCH_DIRECTORY ?? tmpdir(), 'zeggenschap-bench-'))
  try {
    return await work(directory)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
