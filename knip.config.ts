import type { KnipConfig } from 'knip'

/** Style sheets bring packages in too: other sheets, and the files of a font. */
function importsOf(sheet: string): string {
  const named = sheet.matchAll(/(?:@import\s+(?:url\()?|url\()(['"][^'"]+['"])/g)
  return [...named].map(([, file]) => `import ${file}`).join('\n')
}

/** With `--production` the tests do not count as users. */
const production = process.argv.includes('--production')

/** What only tests use, and why it stays in the product. */
const TESTED: Record<string, 'exports'[]> = {
  // What the desk and the privacy officer do: their rules stand, their screens do not yet.
  'app/mandate/grant-use-cases.server.ts': ['exports'],
  // A citizen's dossier before a colleague of a care provider: what they do at the counter begins with it, and has no screens yet.
  'app/representation/staff-dossier.server.ts': ['exports'],
  // The judge of what takes effect at once, made of the same parts as what it judges.
  'app/agreement/overridden-refusals.ts': ['exports'],
}

/**
 * `npm test` runs this twice: what nothing uses any more fails it, and what only tests use. An exception stands here,
 * with why.
 */
const config: KnipConfig = {
  entry: [
    // The processes of the product, and what `vite.config.ts` builds them from and with.
    'app/server/{start,worker,portal}.server.ts!',
    'app/{routes,no-turbo-stream,**/*.vite}.ts!',
    'stand-ins/start.ts!',
    // Two audiences can log in and have no pages yet.
    'app/identity/{dezi,internal}.server.ts!',
    // Started by their names, as processes of their own.
    'tests/bench/{run,programs,floor-server,decide,load-process}.ts',
    'tests/faults/{submitter,page-storm}.ts',
    'tests/support/migrator.ts',
  ],
  project: [
    '{app,demo,stand-ins}/**/*.{ts,tsx,css}!',
    // Beside the rules they speak of: what makes their cases, and a model of them.
    '!{app,demo}/**/*.{test,arbitrary,model}.{ts,tsx}!',
    '!app/agreement/approval-drawing.ts!',
    '{tests,bin}/**/*.{ts,js}',
    '*.{ts,js}',
  ],
  compilers: { css: importsOf },
  ignoreExportsUsedInFile: production,
  ignoreIssues: production ? TESTED : {},
  // Of the machine: the one that installs a browser's libraries, and a compiler for the disk that loses power.
  ignoreBinaries: ['apt-get', 'cc'],
}

export default config
