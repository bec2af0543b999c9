import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { build, install, run, say } from './prepare.js'

/*
 * `npm start`: the whole product on this machine, with stand-ins for what is outside. Ctrl-C stops all of it.
 */
process.chdir(new URL('..', import.meta.url).pathname)
install()
build()

const port = process.env.PORT ?? '3000'
const standInPort = process.env.STANDIN_PORT ?? '3001'
/** Libraries run as they do in production, on stand-ins and with secrets of the demo. */
const DEMO = { NODE_ENV: 'production', DEMO: '1' }
const children = []
let stopping = false

function startChild(args, env = {}) {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { LOG_LEVEL: 'warn', STANDIN_EXIT_WITH_PARENT: '1', ...process.env, ...env },
    detached: true,
  })
  children.push(child)
  child.once('exit', (code) => {
    if (!stopping) void stop(code || 1)
  })
  return child
}

async function stop(code) {
  if (stopping) return
  stopping = true
  const living = children.filter((child) => child.exitCode === null && child.signalCode === null)
  const gone = Promise.all(living.map((child) => once(child, 'exit')))
  for (const child of living.reverse()) child.kill('SIGTERM')
  setTimeout(() => living.forEach((child) => child.kill('SIGKILL')), 12_000).unref()
  await gone
  process.exit(code)
}

async function answers(url) {
  for (let tried = 0; tried < 300; tried += 1) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return answer
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not answer`)
}

process.on('uncaughtException', (error) => {
  console.error(error.message)
  void stop(1)
})
process.on('SIGINT', () => void stop(0))
process.on('SIGTERM', () => void stop(0))

startChild(['--import', 'tsx', 'stand-ins/start.ts'])
const { personas } = await readPersonas()
run(process.execPath, ['build/server/portal.js', 'migrate'], { LOG_LEVEL: 'warn', ...DEMO })
run(process.execPath, ['build/server/portal.js', 'seed', 'demo', '--story'], { LOG_LEVEL: 'warn', ...DEMO })
startChild(['build/server/start.js'], DEMO)
await answers(`http://localhost:${port}/health/ready`)
announce(personas)

async function readPersonas() {
  const answer = await answers(`http://localhost:${standInPort}/personas.json`)
  const read = await answer.json()
  return { personas: Array.isArray(read) ? read : read.personas }
}

function announce(personas) {
  say('Zeggenschap is ready')
  console.log(`
  Portal       http://localhost:${port}
  Mailbox      http://localhost:${standInPort}/mailbox
  Stand-ins    http://localhost:${standInPort}

  Log in with DigiD (a stand-in) as:
${personas
  .filter((persona) => persona.bsn)
  .map(
    (persona) =>
      `    ${persona.persona.padEnd(8)} ${persona.bsn}  ${String(persona.age ?? '').padStart(3)}  ${persona.name ?? ''}`,
  )
  .join('\n')}

  Log in with Dezi (a stand-in) at http://localhost:${port}/zorgaanbieder/inloggen as:
${personas
  .filter((persona) => persona.deziNumber)
  .map(({ persona, name, about }) => `    ${persona.padEnd(8)} ${name}, ${about}`)
  .join('\n')}

  Ask as a care system:  npm run portal -- client token demo-90000303
  Ctrl-C stops everything.
`)
}
