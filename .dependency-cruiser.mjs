import { FLOORS, TESTS } from './bin/floors.js'

/** A folder may be anything it likes inside; what it imports from elsewhere is on a lower floor. */
const floors = FLOORS.map(({ what, folders }, place) => ({
  name: `only-downwards: ${what}`,
  severity: 'error',
  from: { path: `^app/(${folders.join('|')})/`, pathNot: TESTS },
  to: {
    path: `^app/(${FLOORS.slice(0, place + 1)
      .flatMap((floor) => floor.folders)
      .join('|')})/`,
    pathNot: '^app/$1/',
  },
}))

export default {
  forbidden: [
    ...floors,
    {
      name: 'every-folder-has-a-floor',
      severity: 'error',
      from: {},
      to: {
        path: '^app/[^/]+/',
        pathNot: `^app/(${FLOORS.flatMap(({ folders }) => folders).join('|')}|styles)/`,
      },
    },
    {
      name: 'no-circle',
      severity: 'error',
      from: { path: '^app/' },
      to: { circular: true },
    },
    {
      name: 'the-product-knows-no-test',
      severity: 'error',
      from: { path: '^app/', pathNot: TESTS },
      to: { path: `^(tests|stand-ins)/|${TESTS}` },
    },
    // One verb loads it, at the moment it is asked for; a production build leaves it out.
    {
      name: 'the-product-knows-no-demo',
      severity: 'error',
      from: { path: '^app/', pathNot: `${TESTS}|^app/server/cli/seed-demo\\.server\\.ts$` },
      to: { path: '^demo/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
}
