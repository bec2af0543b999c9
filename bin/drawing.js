import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { FLOORS, TESTS } from './floors.js'

/*
 * `npm run drawing`: draws the house from what its files import (docs/house.svg): a row a floor, a box a folder with its
 * number of files, a line to each folder below that it uses and that nothing it uses itself uses already.
 */
process.chdir(new URL('..', import.meta.url).pathname)

const [WIDTH, ROW, BOX] = [1120, 78, 118]
const used = importsOfFolders()
const places = new Map(
  FLOORS.flatMap(({ folders }, row) =>
    folders.map((folder, place) => [
      folder,
      { x: 250 + ((place + 0.5) * (WIDTH - 260)) / folders.length, y: 40 + row * ROW },
    ]),
  ),
)

writeFileSync('docs/house.svg', drawing())

/** Every folder with the folders it imports from, and how many files it has. */
function importsOfFolders() {
  const { stdout } = spawnSync('npx', ['depcruise', 'app', '--output-type', 'json'], {
    encoding: 'utf8',
    maxBuffer: 200_000_000,
  })
  const found = new Map()
  for (const { source, dependencies } of JSON.parse(stdout).modules) {
    const from = folderOf(source)
    if (!from || new RegExp(TESTS).test(source)) continue
    const folder = found.get(from) ?? { files: 0, to: new Set() }
    found.set(from, folder)
    folder.files += 1
    for (const { resolved } of dependencies) {
      const to = folderOf(resolved)
      if (to && to !== from) folder.to.add(to)
    }
  }
  return found
}

function folderOf(path) {
  return /^app\/([^/]+)\//.exec(path)?.[1]
}

/** Whether one folder is used by way of another that the first uses. */
function isIndirect(from, to) {
  return [...used.get(from).to].some((between) => between !== to && reaches(between, to))
}

function reaches(from, to, seen = new Set()) {
  if (seen.has(from)) return false
  seen.add(from)
  const next = used.get(from)?.to ?? new Set()
  return next.has(to) || [...next].some((one) => reaches(one, to, seen))
}

function drawing() {
  const lines = [...used].flatMap(([from, { to }]) =>
    [...to]
      .filter((one) => places.has(from) && places.has(one) && !isIndirect(from, one))
      .map((one) => line(places.get(from), places.get(one))),
  )
  const rows = FLOORS.map(
    ({ what }, row) => `<text class="floor" x="12" y="${44 + row * ROW}">${what}</text>`,
  )
  const boxes = [...places].map(([folder, { x, y }]) => {
    const files = used.get(folder)?.files ?? 0
    return `<g><rect x="${x - BOX / 2}" y="${y - 20}" width="${BOX}" height="40" rx="6"/><text x="${x}" y="${y - 2}">${folder}</text><text class="files" x="${x}" y="${y + 13}">${files} files</text></g>`
  })
  const height = FLOORS.length * ROW + 10
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="The floors of the house and what imports what">
<style>svg{background:#fff;font:13px system-ui,sans-serif}rect{fill:#eef4fb;stroke:#154273}text{text-anchor:middle;fill:#14233a}.floor{text-anchor:start;font-size:12px;fill:#4a5a70}.files{font-size:10px;fill:#4a5a70}path{fill:none;stroke:#8fa6c4}</style>
${lines.join('\n')}
${rows.join('\n')}
${boxes.join('\n')}
</svg>
`
}

function line(from, to) {
  const [top, bottom] = [from.y + 20, to.y - 20]
  const middle = (top + bottom) / 2
  return `<path d="M${from.x} ${top} C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${bottom}"/>`
}
