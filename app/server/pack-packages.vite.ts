import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build, type BuildOptions } from 'esbuild'
import type { Plugin } from 'vite'

/** What has a part that is compiled for the machine, or is only there when somebody installed it, stays where it is. */
export const LEFT_OUT = ['better-sqlite3', 'pg-native']

/** Packages of the old kind ask for what is of Node by `require`. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"

/** How a process of the product is put together with its packages. */
export const PACKED = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: LEFT_OUT,
  define: { 'process.env.NODE_ENV': '"production"' },
  banner: { js: REQUIRE },
  legalComments: 'none',
  logLevel: 'error',
} satisfies BuildOptions

/**
 * Puts the packages of the product into the files of its server, and leaves out what nothing uses: a process reads some twenty
 * files when it starts, not a thousand. Libraries run as they do in production, however the process is started.
 */
export function packPackages(): Plugin {
  return {
    name: 'pack-packages',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir }, bundle) {
        if (!dir) return
        const files = Object.values(bundle).filter((file) => file.type === 'chunk')
        // Who imports at a later moment what is of the demo finds it at the same place as before.
        const named = files.filter(({ isEntry, fileName }) => isEntry || fileName.startsWith('demo/'))
        const { outputFiles } = await build({
          ...PACKED,
          entryPoints: named.map(({ fileName }) => join(dir, fileName)),
          outbase: dir,
          outdir: dir,
          chunkNames: 'chunks/[name]-[hash]',
          splitting: true,
          write: false,
        })
        for (const { fileName } of files) rmSync(join(dir, fileName))
        for (const { path, contents } of outputFiles) {
          mkdirSync(dirname(path), { recursive: true })
          writeFileSync(path, contents)
        }
      },
    },
  }
}
