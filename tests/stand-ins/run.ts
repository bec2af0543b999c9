import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, vi } from 'vitest'
import { startStandIns, type StandIns } from '../../stand-ins/stand-ins'

export const TODAY = '2026-03-14'

export type Running = StandIns & { origin: string; dataDirectory: string }

/** Stand-ins of its own for a test file, on free ports; the values are there from the first test on. */
export function runStandIns(): Running {
  // Keys are made at the start, which takes long on a busy machine.
  vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })
  const running = {} as Running
  beforeAll(async () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'stand-ins-'))
    const appOrigins = ['https://portal.example']
    const started = await startStandIns({ port: 0, smtpPort: 0, appOrigins, dataDirectory, today: TODAY })
    Object.assign(running, started, { origin: `http://localhost:${started.port}`, dataDirectory })
  })
  afterAll(async () => {
    await running.stop()
    rmSync(running.dataDirectory, { recursive: true })
  })
  return running
}

/** Posts JSON; the caller says what the answer looks like. */
export async function post<Answer = Record<string, unknown>>(
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as Answer }
}
