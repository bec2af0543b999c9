import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { say } from './prepare.js'

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** The browser that the journeys drive; installed on Debian when it is missing, else it says what to do. */
export function ensureBrowser() {
  if (findBrowser()) return
  say('Installing Chromium for the journeys')
  const installed =
    spawnSync('apt-get', ['update'], { stdio: 'inherit' }).status === 0 &&
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], {
      stdio: 'inherit',
    }).status === 0
  if (installed && findBrowser()) return
  console.error(
    'Chromium is missing and could not be installed. Install it and set CHROMIUM_PATH to its program.',
  )
  process.exit(1)
}

/** The path of a browser that is there, or undefined. */
export function findBrowser() {
  return PLACES.find((path) => path && existsSync(path))
}
