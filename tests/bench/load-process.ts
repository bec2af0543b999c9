import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Load, LoadResult } from './load'

/* The process that asks: plain sockets and as little else as possible, since it shares the machine with what it measures. */
process.once('message', async (load: Load) => {
  process.send!(await send(load), () => process.exit(0))
})

async function send({ port, connections, seconds, requests, perSecondAsked }: Load): Promise<LoadResult> {
  const buffers = requests.map((request) => Buffer.from(request))
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const latencies = new Float64Array(8_000_000)
  let [answered, odd, next] = [0, 0, 0]
  const free: Asking[] = []
  const due: number[] = []
  const processor = process.cpuUsage()
  const startedAt = performance.now()
  const endsAt = startedAt + seconds * 1_000

  /** `since` is when the request was due, which is now where nothing else says so. */
  function ask(asking: Asking, since: number) {
    asking.since = since
    asking.socket.write(buffers[next]!)
    next = (next + 1) % buffers.length
  }

  function took(asking: Asking, isOdd: boolean) {
    const now = performance.now()
    latencies[answered % latencies.length] = now - asking.since
    answered += 1
    if (isOdd) odd += 1
    if (perSecondAsked !== undefined) {
      const since = due.shift()
      if (since === undefined) free.push(asking)
      else ask(asking, since)
    } else if (now < endsAt) ask(asking, now)
    else asking.socket.destroy()
  }

  const askings = sockets.map((socket) => asker(socket, took))
  if (perSecondAsked === undefined) for (const asking of askings) ask(asking, startedAt)
  else {
    free.push(...askings)
    await askSteadily(perSecondAsked, {
      endsAt,
      askAt: (at) => {
        const asking = free.pop()
        if (asking) ask(asking, at)
        else due.push(at)
      },
    })
    while (free.length < askings.length && performance.now() < endsAt + 5_000) await pause(5)
    for (const { socket } of askings) socket.destroy()
  }
  await Promise.all(sockets.map((socket) => socket.destroyed || once(socket, 'close')))
  const elapsed = performance.now() - startedAt
  const { user, system } = process.cpuUsage(processor)
  const sorted = latencies.slice(0, Math.min(answered, latencies.length)).sort()
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  return {
    ...{ perSecond: (answered * 1_000) / elapsed, answered, odd },
    ...{ p50: at(0.5), p99: at(0.99), p999: at(0.999) },
    asking: (user + system) / 1_000 / elapsed,
  }
}

type Asking = { socket: Socket; since: number }

/** A connection that has one request under way at a time. */
function asker(socket: Socket, took: (asking: Asking, isOdd: boolean) => void): Asking {
  const asking = { socket, since: 0 }
  let got = ''
  socket.on('data', (chunk) => {
    got += chunk.toString('latin1')
    const end = got.indexOf('\r\n\r\n')
    if (end < 0) return
    const length = Number(/content-length: (\d+)/i.exec(got)?.[1] ?? 0)
    if (got.length < end + 4 + length) return
    const isOdd = !got.startsWith('HTTP/1.1 200')
    got = ''
    took(asking, isOdd)
  })
  socket.on('error', () => socket.destroy())
  return asking
}

type Steady = { endsAt: number; askAt: (at: number) => void }

/** Asks at even distances, and what the clock skipped all the same. */
async function askSteadily(perSecond: number, { endsAt, askAt }: Steady) {
  const every = 1_000 / perSecond
  for (let at = performance.now(); at < endsAt;) {
    for (const now = performance.now(); at <= now && at < endsAt; at += every) askAt(at)
    await pause(1)
  }
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  return socket
}
