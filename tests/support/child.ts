import { spawn } from 'node:child_process'
import { packedFile } from './packed'

/** Runs a TypeScript file as a process of its own; answers its exit code and what it wrote to stderr. */
export async function runProcess(
  script: string,
  args: string[],
  environment: Record<string, string>,
): Promise<{ code: number | null; errors: string }> {
  const child = spawn(process.execPath, [await packedFile(script), ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (errors += text))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, errors })))
}
