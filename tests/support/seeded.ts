import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { makeSecrets } from '~/portal/demo-defaults.server'

/** A directory with a seeded database, its checkpoints and the keys of the demo clients, and the secrets it was made with. */
export type Seeded = { directory: string; secrets: ReturnType<typeof makeSecrets> }

/** Copies what was seeded to where a portal of its own will look. */
export function copySeeded({ directory }: Seeded, environment: Record<string, string>): void {
  const places = {
    'portal.db': environment.DATABASE_URL!.replace('file:', ''),
    'checkpoints.jsonl': environment.CHECKPOINT_FILE!,
    demo: environment.DEMO_DIRECTORY!,
  }
  for (const [name, to] of Object.entries(places)) {
    const from = join(directory, name)
    if (existsSync(from)) cpSync(from, to, { recursive: true })
  }
}

/** Runs a verb of the built operator's tool. */
export async function runOperator(environment: Record<string, string>, verb: string[]) {
  const child = spawn(process.execPath, ['build/server/portal.js', ...verb], {
    env: environment as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => void (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => void (output += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output }
}
