import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { say } from './prepare.js'

/** Chromium without what a window needs: the same pages for half the processor time. */
const HEADLESS = '/usr/bin/chromium-headless-shell'

const PLACES = [
  process.env.CHROMIUM_PATH,
  HEADLESS,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/**
 * The browser that the journeys drive. Whoever may install packages on Debian gets the quick one; whoever may not goes on with the
 * Chromium that is there, or is told what to do.
 */
function ensureBrowser() {
  if (process.env.CHROMIUM_PATH || existsSync(HEADLESS)) return
  if (mayInstall() && installHeadless() && existsSync(HEADLESS)) return
  if (findBrowser()) return
  console.error(
    'Chromium is missing and could not be installed. Install it and set CHROMIUM_PATH to its program.',
  )
  process.exit(1)
}

/** The path of a browser that is there, or undefined. */
export function findBrowser() {
  return PLACES.find((path) => path && existsSync(path))
}

const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

function installHeadless() {
  say('Installing Chromium for the journeys')
  const packages = ['chromium-headless-shell', 'fonts-liberation']
  return [['update'], ['install', '-y', '--no-install-recommends', ...packages]].every(
    (words) => spawnSync('apt-get', words, { stdio: 'inherit' }).status === 0,
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) ensureBrowser()
