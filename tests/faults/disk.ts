import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One thing that a process did to a file. */
type Deed = { kind: 'w' | 't' | 's' | 'u'; path: string; offset: number; data: Buffer }

const RECORD_BYTES = 32

/** Compiles the recorder and answers where it is. It needs Linux and the compiler that SQLite is built with. */
export function compileRecorder(folder: string): string {
  const library = join(folder, 'disk.so')
  const made = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-w', '-o', library, 'tests/faults/disk.c'])
  if (made.status !== 0) throw new Error(`cc could not compile tests/faults/disk.c: ${String(made.stderr)}`)
  return library
}

/** What makes a process's disk slow, so that much of its time passes between a write and its answer. */
export function slowDisk(folder: string, milliseconds: number): Record<string, string> {
  return {
    LD_PRELOAD: compileRecorder(folder),
    DISK_FOLDER: join(realpathSync(tmpdir()), 'zeggenschap-'),
    DISK_SLOW_MICROSECONDS: String(milliseconds * 1_000),
  }
}

/** What makes a process's disk full while the file exists. */
export function fullWhile(folder: string, flag: string): Record<string, string> {
  return {
    LD_PRELOAD: compileRecorder(folder),
    DISK_FOLDER: join(realpathSync(tmpdir()), 'zeggenschap-'),
    DISK_FULL: flag,
  }
}

/** What makes a process's disk give back nothing while the file exists, or other bytes while the file holds something. */
export function unreadableWhile(folder: string, flag: string): Record<string, string> {
  return {
    LD_PRELOAD: compileRecorder(folder),
    DISK_FOLDER: join(realpathSync(tmpdir()), 'zeggenschap-'),
    DISK_UNREADABLE: flag,
  }
}

/** Reads what the recorder wrote, in order. */
export function readDeeds(journal: string): Deed[] {
  const bytes = readFileSync(journal)
  const deeds: Deed[] = []
  for (let at = 0; at + RECORD_BYTES <= bytes.length;) {
    const [offset, length, nameLength] = [8, 16, 24].map((place) => Number(bytes.readBigUInt64LE(at + place)))
    const kind = String.fromCharCode(bytes[at]!) as Deed['kind']
    const path = bytes.toString('utf8', at + RECORD_BYTES, at + RECORD_BYTES + nameLength!)
    const start = at + RECORD_BYTES + nameLength!
    deeds.push({ kind, path, offset: offset!, data: bytes.subarray(start, start + length!) })
    at = start + length!
  }
  return deeds
}

/** Files by path. */
export type Contents = Map<string, Buffer>

export function contentsOf(folder: string): Contents {
  return new Map(readdirSync(folder).map((name) => [join(folder, name), readFileSync(join(folder, name))]))
}

/** What becomes of what was written and not yet synced: gone, or each piece there by chance and in no order. */
export type Fate = 'lost' | 'by chance'

/**
 * A disk as it is after a power cut. What was synced is there. What was not is lost, or by chance partly there: whole
 * writes, since sectors are written whole. Names of files are taken to be there at once.
 */
export class Disk {
  readonly #files = new Map<string, { synced: Buffer; pending: Deed[] }>()

  constructor(begin: Contents) {
    for (const [path, synced] of begin) this.#files.set(path, { synced, pending: [] })
  }

  apply(deed: Deed) {
    const file = this.#files.get(deed.path) ?? { synced: Buffer.alloc(0), pending: [] }
    this.#files.set(deed.path, file)
    if (deed.kind === 'u') this.#files.delete(deed.path)
    else if (deed.kind === 's') {
      file.synced = file.pending.reduce(applied, file.synced)
      file.pending = []
    } else file.pending.push(deed)
  }

  /** Puts what is left of the files whose names begin so into a folder. */
  cutInto(folder: string, { only, fate }: { only: string; fate: Fate }) {
    for (const [path, { synced, pending }] of this.#files) {
      const name = path.slice(path.lastIndexOf('/') + 1)
      if (!name.startsWith(only) || name.endsWith('-shm')) continue
      const kept = fate === 'lost' ? [] : pending.filter(() => Math.random() < 0.5)
      writeFileSync(join(folder, name), kept.reduce(applied, synced))
    }
  }
}

function applied(before: Buffer, { kind, offset, data }: Deed): Buffer {
  if (kind === 't')
    return Buffer.concat([before.subarray(0, offset), Buffer.alloc(Math.max(0, offset - before.length))])
  const after = Buffer.alloc(Math.max(before.length, offset + data.length))
  before.copy(after)
  data.copy(after, offset)
  return after
}
