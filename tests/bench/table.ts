import { readFileSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'

export type Figure = {
  bench: string
  size: number
  what: string
  figure: string
  goal: string | null
  met: boolean | null
}
export type Measurement = { machine: string; log: number; figures: Figure[] }

const JSON_FILE = 'docs/performance.json'
const PAGE = 'docs/performance.md'
const [BEGIN, END] = ['<!-- measured: begin -->', '<!-- measured: end -->']

/** Keeps what was measured as JSON, and writes the table of the page from all that is kept: nobody types a figure over. */
export function writeTable({ machine, log, figures }: Measurement): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const day = new Date().toISOString().slice(0, 10)
  const kept = read()
  for (const figure of figures) {
    const same = kept.findIndex(({ bench, what }) => bench === figure.bench && what === figure.what)
    const row = { ...figure, log, machine, commit, day }
    if (same < 0) kept.push(row)
    else kept[same] = row
  }
  writeFileSync(JSON_FILE, `${JSON.stringify(kept, null, 2)}\n`)
  const page = readFileSync(PAGE, 'utf8')
  const from = page.indexOf(BEGIN) + BEGIN.length
  writeFileSync(PAGE, `${page.slice(0, from)}\n${tableOf(kept)}\n${page.slice(page.indexOf(END))}`)
}

type Row = Figure & { log: number; machine: string; commit: string; day: string }

function read(): Row[] {
  try {
    return JSON.parse(readFileSync(JSON_FILE, 'utf8')) as Row[]
  } catch {
    return []
  }
}

function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ what, figure, goal, met, size, log, commit, day }) => {
    const toBe = goal === null ? '' : met ? goal : `${goal} · **missed**`
    return `| ${what} | ${figure} | ${toBe} | ${size.toLocaleString('en')}, ${log.toLocaleString('en')} | ${day}, \`${commit}\` |`
  })
  return [
    '| what | measured | to be | citizens (or lines), questions in the log | when |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}
