import { createReadStream } from 'node:fs'
import { mkdir, open, stat, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { parseObject } from '~/runtime/parse-object'
import type { Checkpoint } from './checkpoint'

/*
 * The copy of the checkpoints outside the database: one JSON object a line, only ever appended to. A line cut
 * short by a crash is a beginning of the line that follows it, because the next seal writes it again.
 */

const CHUNK = 64 * 1024

/** The files outside the database: one, and a second where it is named. */
export function placesOutside({ checkpointFile, checkpointCopy }: Outside): string[] {
  return checkpointCopy === undefined ? [checkpointFile] : [checkpointFile, checkpointCopy]
}

type Outside = { checkpointFile: string; checkpointCopy?: string | undefined }

/** Makes the folder of the first file, which is ours; that of the second is on other storage, and there or not. */
export async function makeFolderOutside({ checkpointFile }: Outside): Promise<void> {
  await mkdir(dirname(checkpointFile), { recursive: true })
}

/** The newest checkpoint in the file; null when there is no file or nothing whole in it. */
export async function lastOutside(path: string): Promise<Checkpoint | null> {
  const file = await openIfThere(path)
  if (!file) return null
  try {
    return await lastWhole(file)
  } finally {
    await file.close()
  }
}

/** Appends checkpoints and returns once they are on the disk. Makes no folder: one that is gone may be a disk that is not mounted. */
export async function appendOutside(path: string, checkpoints: Checkpoint[]): Promise<void> {
  if (checkpoints.length === 0) return
  const file = await open(path, 'a+', 0o600)
  try {
    const lines = checkpoints.map((checkpoint) => `${JSON.stringify(checkpoint)}\n`).join('')
    await file.write((await endsMidLine(file)) ? `\n${lines}` : lines)
    await file.sync()
  } finally {
    await file.close()
  }
  await syncFolder(dirname(path))
}

/** Every line of the file with its place, whole or not. */
export async function* outsideLines(path: string): AsyncGenerator<{ place: number; text: string }> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })
  let place = 0
  for await (const text of lines) {
    place += 1
    if (text !== '') yield { place, text }
  }
}

/** Whether the file is there. */
export async function isOutsideThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** Whether the last line was cut short, as a crash leaves it. */
export async function isCutShort(path: string): Promise<boolean> {
  const file = await openIfThere(path)
  if (!file) return false
  try {
    return await endsMidLine(file)
  } finally {
    await file.close()
  }
}

/** Reads one line; null when it is not a whole checkpoint. */
export function readOutsideLine(text: string): Checkpoint | null {
  const { number, body, signature } = parseObject(text) ?? {}
  if (typeof number !== 'number' || typeof body !== 'string' || typeof signature !== 'string') return null
  return { number, body, signature }
}

async function lastWhole(file: FileHandle): Promise<Checkpoint | null> {
  let start = (await file.stat()).size
  let tail = Buffer.alloc(0)
  while (start > 0) {
    const length = Math.min(CHUNK, start)
    start -= length
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, start)
    tail = Buffer.concat([buffer, tail])
    const found = newestOf(tail, start === 0)
    if (found) return found
  }
  return null
}

/** The last whole checkpoint in the end of a file; its first line counts only when the file starts there. */
function newestOf(tail: Buffer, fromStart: boolean): Checkpoint | null {
  const lines = tail.toString('utf8').split('\n')
  for (const line of (fromStart ? lines : lines.slice(1)).reverse()) {
    const read = readOutsideLine(line)
    if (read) return read
  }
  return null
}

async function endsMidLine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat()
  if (size === 0) return false
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer[0] !== 0x0a
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  return open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

/** Makes the name of a new file as durable as its contents. */
async function syncFolder(path: string) {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
