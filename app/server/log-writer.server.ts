import { fstatSync, write } from 'node:fs'
import { Socket } from 'node:net'
import { promisify } from 'node:util'

/** Puts bytes where the log goes; answers how many were taken, and rejects when none could be. */
export type Outlet = (bytes: Buffer) => Promise<number>

/** About five thousand lines. */
const MOST_WAITING_BYTES = 1024 * 1024
/** What is put at once. */
const CHUNK_BYTES = 64 * 1024
/** Between tries where the log cannot be written. */
const AGAIN_AFTER_MILLISECONDS = 1_000

/**
 * Where the process log goes, without ever holding up or ending the process (a full disk, a reader that hangs): lines are
 * put away beside the work, a bounded number may wait, and what does not fit is dropped. How many were is the first line
 * that is written afterwards.
 */
export class LogWriter {
  #waiting: string[] = []
  #bytes = 0
  #dropped = 0
  #running: Promise<void> | null = null

  constructor(private readonly outlet: Outlet) {}

  /** Takes one line. Never waits, never throws. */
  write(line: string): void {
    if (this.#bytes + line.length > MOST_WAITING_BYTES) {
      this.#dropped += 1
      return
    }
    this.#waiting.push(line)
    this.#bytes += line.length
    this.#running ??= this.#run().finally(() => (this.#running = null))
  }

  /** How many lines were dropped since the last one that could be written. */
  dropped(): number {
    return this.#dropped
  }

  /** Waits until all that was taken is written, at most so long. */
  async settled(withinMilliseconds: number): Promise<void> {
    const late = new Promise<void>((resolve) => setTimeout(resolve, withinMilliseconds).unref())
    await Promise.race([this.#running, late])
  }

  async #run() {
    // What is written in the same turn goes along.
    await new Promise(setImmediate)
    while (this.#waiting.length > 0) {
      const lines = this.#take()
      await this.#put(Buffer.from(lines.join(''), 'utf8'), lines.length)
    }
  }

  #take(): string[] {
    let bytes = 0
    let count = 0
    while (count < this.#waiting.length && bytes < CHUNK_BYTES) bytes += this.#waiting[count++]!.length
    this.#bytes -= bytes
    const lines = this.#waiting.splice(0, count)
    if (this.#dropped > 0) lines.unshift(droppedLine(this.#dropped))
    return lines
  }

  async #put(bytes: Buffer, lines: number) {
    let rest = bytes
    try {
      while (rest.length > 0) rest = rest.subarray(await this.outlet(rest))
      this.#dropped = 0
    } catch {
      this.#dropped += lines
      await new Promise<void>((resolve) => setTimeout(resolve, AGAIN_AFTER_MILLISECONDS).unref())
    }
  }
}

function droppedLine(dropped: number): string {
  const time = new Date().toISOString()
  return `${JSON.stringify({ level: 'error', time, dropped, msg: 'lines of this log could not be written' })}\n`
}

const writeFile = promisify(write)

/** An open file by its number. A pipe is written without blocking, a file on another thread. */
export function openOutlet(file: number): Outlet {
  const kind = fstatSync(file)
  if (!kind.isFIFO() && !kind.isSocket()) return async (bytes) => (await writeFile(file, bytes)).bytesWritten
  const socket = new Socket({ fd: file, readable: false, writable: true })
  socket.on('error', () => undefined)
  socket.unref()
  return (bytes) =>
    new Promise((resolve, reject) =>
      socket.write(bytes, (error) => (error ? reject(error) : resolve(bytes.length))),
    )
}
