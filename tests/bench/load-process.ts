import { connect, type Socket } from 'node:net'
import type { Load, LoadResult } from './load'

/* The process that asks: plain sockets and as little else as possible, since it shares the machine with what it measures. */
process.once('message', async (load: Load) => {
  process.send!(await send(load), () => process.exit(0))
})

async function send({ port, connections, seconds, requests }: Load): Promise<LoadResult> {
  const buffers = requests.map((request) => Buffer.from(request))
  const latencies = new Float64Array(4_000_000)
  let [answered, odd, next, stopped] = [0, 0, 0, false]

  function ask(socket: Socket): Promise<void> {
    return new Promise((resolve) => {
      let sentAt = 0
      let got = ''
      const put = () => {
        if (stopped) return void socket.end(resolve)
        sentAt = performance.now()
        socket.write(buffers[next]!)
        next = (next + 1) % buffers.length
      }
      socket.on('data', (chunk) => {
        got += chunk.toString('latin1')
        const end = got.indexOf('\r\n\r\n')
        if (end < 0) return
        const length = Number(/content-length: (\d+)/i.exec(got)?.[1] ?? 0)
        if (got.length < end + 4 + length) return
        if (!got.startsWith('HTTP/1.1 200')) odd += 1
        latencies[answered % latencies.length] = performance.now() - sentAt
        answered += 1
        got = ''
        put()
      })
      socket.on('error', () => resolve())
      put()
    })
  }

  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const startedAt = performance.now()
  setTimeout(() => (stopped = true), seconds * 1_000)
  await Promise.all(sockets.map(ask))
  const took = (performance.now() - startedAt) / 1_000
  const sorted = latencies.slice(0, Math.min(answered, latencies.length)).sort()
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  return { perSecond: answered / took, answered, odd, p50: at(0.5), p99: at(0.99) }
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  return socket
}
