import { beforeEach, expect, it } from 'vitest'
import type { Runtime } from '~/runtime/runtime.server'
import { eachDatabase } from '../support/database'
import { statementsOf } from '../support/statement-trace'
import { addCitizen } from './portal'
import { questionWith } from './question'
import { openWorld, type World } from './world'

const YES = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC104', answer: 'yes' } as const

/** A valid BSN for every state that an asker may not tell from another. */
const DENIED: Record<string, { bsn: string; make?: Parameters<typeof addCitizen>[2] }> = {
  unknown: { bsn: '999990147' },
  'known without choices': { bsn: '999990275', make: {} },
  refused: { bsn: '999990421', make: { choices: [{ ...YES, answer: 'no' }] } },
  'another choice': { bsn: '999990548', make: { choices: [{ ...YES, holder: 'PHARMACY', data: 'GGC013' }] } },
  ended: { bsn: '999990688', make: { choices: [{ ...YES, until: '2026-01-01' }] } },
  locked: { bsn: '999990822', make: { choices: [YES], gate: 'locked' } },
  restricted: { bsn: '999990962', make: { choices: [YES], gate: 'restricted' } },
  erasing: { bsn: '999991097', make: { choices: [YES], gate: 'erasing' } },
  deceased: { bsn: '999991905', make: { choices: [YES], gate: 'deceased' } },
  'under decision': { bsn: '999992028', make: { choices: [YES], gate: 'under-decision' } },
}

/** What an asker, or somebody who watches the database work, could see of one question. */
type Sight = { status: number; body: string; headers: string; statements: string; keys: number }

eachDatabase('a deny', () => {
  let world: World

  async function sightsIn(opened: World): Promise<Map<string, Sight>> {
    world = opened
    for (const { bsn, make } of Object.values(DENIED)) if (make) await addCitizen(world.runtime, bsn, make)
    // Statements are prepared the first time.
    await world.ask(questionWith('resource.properties.bsn', '999992284'))
    const sights = new Map<string, Sight>()
    for (const [name, { bsn }] of Object.entries(DENIED)) sights.set(name, await sightOf(world, bsn))
    return sights
  }

  let sights: Map<string, Sight>
  beforeEach(async () => void (sights = await sightsIn(await openWorld(noticingKeys))))

  it('looks the same to the byte, and takes the same statements, whatever its reason', () => {
    expect(sights.size).toBe(Object.keys(DENIED).length)
    expect(differencesIn(sights)).toEqual([])
    const [one] = sights.values()
    expect(JSON.parse(one!.body)).toMatchObject({ decision: false })
    expect(one!.statements).toContain('insert into "activity"')
  })

  it('looks the same the second time as the first, now that everybody is known', async () => {
    for (const [name, { bsn }] of Object.entries(DENIED))
      sights.set(`${name} again`, await sightOf(world, bsn))
    expect(sights.size).toBe(2 * Object.keys(DENIED).length)
    expect(differencesIn(sights)).toEqual([])
  })

  it('makes no key while somebody waits: the first question about a number is no more work than the second', () => {
    // The control: those that are made in advance were counted.
    expect(madeForQuestion).toBeGreaterThan(0)
    for (const [name, { keys }] of sights) expect([name, keys]).toEqual([name, 0])
  })

  it('would be caught looking different: a read more, a header, a word (the control)', async () => {
    expect(differencesIn(await sightsIn(await openWorld(readingMore)))).toContain('statements')
    const changes: [keyof Sight, string][] = [
      ['body', 'locked'],
      ['headers', 'x-why: locked'],
    ]
    for (const [part, value] of changes) {
      const changed = new Map(sights).set('locked', { ...sights.get('locked')!, [part]: value })
      expect(differencesIn(changed)).toEqual([part])
    }
  })

  it('can be told from a permit, or nothing would have been compared', async () => {
    await addCitizen(world.runtime, '999992156', { choices: [YES] })
    const permitted = await sightOf(world, '999992156')
    expect(JSON.parse(permitted.body)).toMatchObject({ decision: true })
    expect(differencesIn(new Map([...sights, ['permitted', permitted]]))).toEqual(['body', 'headers'])
  })
})

eachDatabase('a deny in a batch', () => {
  /** Somebody who is permitted, then twice whoever it is about, then a faulty question. */
  function batchAbout(bsn: string, semantic: string) {
    const about = (digits: string) => questionWith('resource.properties.bsn', digits)
    const evaluations = [about('999992156'), about(bsn), about(bsn), { subject: 7 }]
    return { evaluations, options: { evaluations_semantic: semantic } }
  }

  async function batchSights(change?: (runtime: Runtime) => Runtime): Promise<Map<string, Sight>> {
    const world = await openWorld(change)
    await addCitizen(world.runtime, '999992156', { choices: [YES] })
    for (const { bsn, make } of Object.values(DENIED)) if (make) await addCitizen(world.runtime, bsn, make)
    // Statements are prepared the first time.
    for (const semantic of SEMANTICS) await world.askMany(batchAbout('999992284', semantic))
    await world.askMany(batchAbout('999992156', 'execute_all'))
    const sights = new Map<string, Sight>()
    for (const semantic of SEMANTICS) {
      for (const [name, { bsn }] of Object.entries(DENIED)) {
        const sight = await sightOfAsking(() => world.askMany(batchAbout(bsn, semantic)))
        sights.set(`${semantic} ${name}`, sight)
      }
    }
    return sights
  }

  const SEMANTICS = ['execute_all', 'deny_on_first_deny'] as const
  const ofSemantic = (sights: Map<string, Sight>, semantic: string) =>
    new Map([...sights].filter(([name]) => name.startsWith(semantic)))

  it('looks the same to the byte, and takes the same statements, whatever its reason', async () => {
    const sights = await batchSights()
    for (const semantic of SEMANTICS) {
      const some = ofSemantic(sights, semantic)
      expect(some.size).toBe(Object.keys(DENIED).length)
      expect(differencesIn(some)).toEqual([])
      const [one] = some.values()
      const decisions = (JSON.parse(one!.body) as { evaluations: { decision: boolean }[] }).evaluations
      expect(decisions.map(({ decision }) => decision)).toEqual(
        semantic === 'execute_all' ? [true, false, false, false] : [true, false],
      )
    }
  })

  it('would be caught taking another statement (the control)', async () => {
    const sights = await batchSights(readingMore)
    expect(differencesIn(ofSemantic(sights, 'execute_all'))).toContain('statements')
  })
})

eachDatabase('a failure', () => {
  it('looks the same for one citizen as for all', async () => {
    const world = await openWorld((runtime) => ({ ...runtime, keyring: keyringThatFailsOpening(runtime) }))
    await addCitizen({ ...world.runtime, keyring: world.fresh.runtime.keyring }, '999990408', {
      choices: [YES],
    })
    const broken = await world.ask(questionWith('resource.properties.bsn', '999990408'))
    expect(broken.statusCode).toBe(503)
    expect(broken.headers['retry-after']).toBeDefined()
    expect(broken.body).not.toMatch(/999990408|unseal|key/)
    await world.fresh.database.close()
    const down = await world.ask(questionWith('resource.properties.bsn', '999990147'))
    expect([down.statusCode, down.body]).toEqual([broken.statusCode, broken.body])
  })
})

async function sightOf({ ask }: World, bsn: string): Promise<Sight> {
  return sightOfAsking(() => ask(questionWith('resource.properties.bsn', bsn)))
}

async function sightOfAsking(ask: () => ReturnType<World['ask']>): Promise<Sight> {
  const madeBefore = madeForQuestion
  let response: Awaited<ReturnType<typeof ask>> | undefined
  const statements = await statementsOf(async () => {
    response = await ask()
  })
  const headers = Object.entries(response!.headers)
    .filter(([name]) => name !== 'date' && name !== 'x-request-id')
    .map(([name, value]) => `${name}: ${String(value)}`)
  return {
    status: response!.statusCode,
    body: response!.body,
    headers: headers.join('\n'),
    statements: statements.join('\n').replaceAll('`', '"'),
    keys: madeForQuestion - madeBefore,
  }
}

/** The parts in which not all sights are the same. */
function differencesIn(sights: Map<string, Sight>): (keyof Sight)[] {
  const parts: (keyof Sight)[] = ['status', 'body', 'headers', 'statements', 'keys']
  return parts.filter((part) => new Set([...sights.values()].map((sight) => sight[part])).size > 1)
}

/** What was sealed under the installation's own keys, as new keys of a citizen are, while a question was looked at. */
let madeForQuestion = 0

function noticingKeys(runtime: Runtime): Runtime {
  const { keyring } = runtime
  return {
    ...runtime,
    keyring: {
      ...keyring,
      seal(place, plain) {
        if (new Error().stack?.includes('closed-question')) madeForQuestion += 1
        return keyring.seal(place, plain)
      },
    },
  }
}

/** A planted fault: for a known citizen, and only then, something is read besides. */
function readingMore(runtime: Runtime): Runtime {
  const { keyring, database } = runtime
  return {
    ...runtime,
    keyring: {
      ...keyring,
      unseal(place, sealed) {
        void database.ping()
        return keyring.unseal(place, sealed)
      },
    },
  }
}

function keyringThatFailsOpening({ keyring }: Runtime): Runtime['keyring'] {
  return {
    ...keyring,
    unseal() {
      throw new Error('no key demo1 to unseal with')
    },
  }
}
