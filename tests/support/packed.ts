import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { build } from 'esbuild'
import { PACKED } from '~/server/pack-packages.vite'

const packed = new Map<string, Promise<string>>()

/**
 * Where a TypeScript file stands, packed once for all processes that are started with it: one that translates its sources
 * and finds its packages at every start takes seconds to come up.
 */
export function packedFile(script: string): Promise<string> {
  const known = packed.get(script) ?? pack(script)
  packed.set(script, known)
  return known
}

async function pack(script: string): Promise<string> {
  const file = resolve('.cache', 'packed', script.replace(/\.ts$/, '.mjs'))
  const { outputFiles } = await build({ ...PACKED, entryPoints: [script], outfile: file, write: false })
  mkdirSync(dirname(file), { recursive: true })
  // Tests beside this one pack the same: nobody starts with half a file.
  const own = `${file}.${process.pid}`
  writeFileSync(own, outputFiles[0]!.contents)
  renameSync(own, file)
  return file
}
