import { createServer } from 'node:net'

/** Below what the system gives to outgoing connections (32768 and up): nothing takes one between looking and using it. */
const FIRST = 12_000
const A_WORKER = 400
const WORKERS = 48

/** Two runs at once, or a worker that takes the place of another, begin elsewhere. */
let next = process.pid % A_WORKER

/** A port nobody listens at. Each worker of a run has its own, so that two never get the same. */
export async function freePort(): Promise<number> {
  const worker = Number(process.env['VITEST_POOL_ID'] ?? process.pid) % WORKERS
  for (let tried = 0; tried < A_WORKER; tried += 1) {
    const port = FIRST + worker * A_WORKER + (next % A_WORKER)
    next += 1
    if (await isFree(port)) return port
  }
  throw new Error('every port of this worker is taken')
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false))
    probe.listen(port, () => probe.close(() => resolve(true)))
  })
}
