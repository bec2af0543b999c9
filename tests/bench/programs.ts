import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { processorOf } from './processor'

export type Program = {
  port: number
  /** Processor time it took so far, in microseconds, all threads. */
  processor: () => number
  stop: () => Promise<void>
}

/** Where programs are built: inside the tree, so that they find its packages. */
const BUILT = fileURLToPath(new URL('../../.cache/bench', import.meta.url))

/** Builds a program of a bench as the product is built, since what runs it from source makes it slower. */
export async function buildProgram(name: string): Promise<string> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    resolve: { alias: { '~': fileURLToPath(new URL('../../app', import.meta.url)) } },
    build: {
      ssr: fileURLToPath(new URL(`./${name}.ts`, import.meta.url)),
      outDir: BUILT,
      emptyOutDir: false,
      target: 'es2022',
      rollupOptions: { output: { entryFileNames: '[name].js' } },
    },
  })
  return `${BUILT}/${name}.js`
}

/** Starts a built program in a process of its own; it says its port when it is ready. */
export async function startProgram(file: string, env: Record<string, string>): Promise<Program> {
  const child: ChildProcess = fork(file, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [message] = (await Promise.race([once(child, 'message'), failed(child)])) as [{ port: number }]
  return {
    port: message.port,
    processor: () => processorOf(child.pid!),
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
