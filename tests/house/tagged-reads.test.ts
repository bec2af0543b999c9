import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/*
 * Rows of tables with a tag decide something, so that what reads them holds them against it: a file that selects from one
 * calls `genuine`, or stands here with why it need not. Whoever writes them goes through the transaction, which tags.
 */
const TAGGED =
  'subject|profileVersion|session|representation|inherited|approval|pairingCode|apiClient|catalogueVersion|provider|staffMember|worker|membership|optInRequest|evidence|postalAddress|paperLetter|postRequest|block|hold'
const SELECTS = new RegExp(`\\.(from|innerJoin|leftJoin)\\((${TAGGED})\\b`)

/** They find, count or are told; what is decided about whom they find is read anew. */
const FINDS_ONLY: Record<string, string> = {
  'app/agreement/muted.server.ts': 'who asked is only left out of what is shown',
  'app/authority/died-use-cases.server.ts': 'counts for a notice',
  'app/authority/follow-store.server.ts': 'finds whom the register is asked about',
  'app/comingofage/transitions.server.ts': 'finds who is due; each is read anew',
  'app/consent/meeting.server.ts': 'counts which types go together, for a summary',
  'app/consentrequest/people-with.server.ts': 'finds who is due; each is read anew',
  'app/enquiry/closed-question.server.ts':
    'finds under which key to record; the key opens at its own row only',
  'app/erasure/store.server.ts': 'finds who is due; each is read anew',
  'app/portal/key-proof.server.ts': 'tries keys',
  'app/retention/leaving.server.ts': 'finds what goes',
  'app/transition/candidates.server.ts': 'finds who is due; each is read anew',
  'app/transition/ends.server.ts': 'finds who is due; each is read anew',
  'app/transition/opt-in-goes.server.ts': 'finds who is due; each is read anew',
  'app/transition/statement-told.server.ts': 'finds who is due; each is read anew',
  'app/transition/still-right.server.ts': 'finds who is due; each is read anew',
  'app/welcome/welcome.server.ts': 'names of who asked, beside the log',
}

it('reads what decides with its tag', () => {
  expect(
    selecting().filter(({ path, text }) => !text.includes('.genuine(') && !(path in FINDS_ONLY)),
  ).toEqual([])
})

it('says of no file that it need not, which does not read them', () => {
  const found = new Set(selecting().map(({ path }) => path))
  expect(Object.keys(FINDS_ONLY).filter((path) => !found.has(path))).toEqual([])
})

function selecting() {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.server\.ts$/.test(name))
    .map((name) => ({ path: join('app', name), text: readFileSync(join('app', name), 'utf8') }))
    .filter(({ text }) => SELECTS.test(text))
}
