import type { TestPortal } from './portal'
import { Visitor } from './visitor'
import { words } from './words'

/** Logs a persona (or `bsn:` and a number) in through the stand-in, as far as the page after it. */
export async function logIn(portal: TestPortal, persona: string, level = 'substantieel'): Promise<Visitor> {
  const visitor = new Visitor(portal.origin)
  await visitor.get('/inloggen/digid')
  if (!persona.startsWith('bsn:')) {
    await visitor.submit(`button[name=persona][value=${persona}]`, { level })
    return visitor
  }
  const [button] = visitor.last!.document.querySelectorAll<HTMLButtonElement>(
    'button[name=persona][value^=bsn]',
  )
  const fields = { bsn: persona.slice('bsn:'.length), persona: 'bsn', level }
  await visitor.submit(button ? 'button[name=persona][value^=bsn]' : 'button[name=persona]', fields)
  return visitor
}

/** Logs a colleague of a care provider in with Dezi, as far as the page after it. */
export async function logInAtWork(portal: TestPortal, persona: string, level = 'hoog'): Promise<Visitor> {
  const visitor = new Visitor(portal.origin)
  await visitor.get('/inloggen/dezi')
  await visitor.submit(`button[name=persona][value="${persona}"]`, { level })
  return visitor
}

/** Logs somebody who runs the portal in, as far as the page after it. */
export async function logInToRun(
  portal: TestPortal,
  persona: string,
  level = 'substantieel',
): Promise<Visitor> {
  const visitor = new Visitor(portal.origin)
  await visitor.get('/inloggen/desk')
  await visitor.submit(`button[name=persona][value="${persona}"]`, { level })
  return visitor
}

/** Does the whole first login: terms, address, the link in the mail. */
export async function becomeCitizen(
  portal: TestPortal,
  persona: string,
  mail = `${persona.replace(':', '')}@voorbeeld.nl`,
) {
  const visitor = await logIn(portal, persona)
  await visitor.submit('main form button[type=submit]')
  await visitor.submit('main form button.nl-button--primary', { email: mail })
  await followMailedLink(portal, visitor, mail)
  await visitor.get('/mijn')
  return visitor
}

/** Opens the newest mail to an address, follows its link and presses the button there. */
export async function followMailedLink(portal: TestPortal, visitor: Visitor, to: string): Promise<void> {
  const link = await mailedLink(portal, to)
  await visitor.get(link)
  await visitor.submit('main form button')
}

/** The confirmation link in the newest mail to an address. */
export async function mailedLink(portal: TestPortal, to: string): Promise<string> {
  const mail = await mailTo(portal, to, (text) => text.includes('/bevestigen/'))
  const found = /http\S+\/bevestigen\/\S+/.exec(mail.text)
  if (!found) throw new Error(`no link in the mail to ${to}`)
  return found[0]
}

export type ReceivedMail = {
  to: string[]
  subject: string
  text: string
  html: string
  headers: Record<string, string>
}

/** The newest mail to an address that has what is looked for; waits for it a while. */
export async function mailTo(
  portal: TestPortal,
  to: string,
  has: (text: string) => boolean = () => true,
): Promise<ReceivedMail> {
  for (let tried = 0; tried < 400; tried += 1) {
    const found = (await mailsTo(portal, to)).find((mail) => has(mail.text))
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`no such mail to ${to}\n${portal.output()}`)
}

/** Every mail to an address, newest first. */
export async function mailsTo(portal: TestPortal, to: string): Promise<ReceivedMail[]> {
  const answer = await fetch(`${portal.standIns}/mailbox.json?to=${encodeURIComponent(to)}`)
  return (await answer.json()) as ReceivedMail[]
}

/** Answers one group of receivers about GPs and sends the choices; gives the receipt page. */
export async function choose(visitor: Visitor, answers: Record<string, 'yes' | 'no'>, holder = 'GP') {
  const fields = Object.fromEntries(
    Object.entries(answers).map(([receiver, answer]) => [`answer-${receiver}`, answer]),
  )
  await visitor.get(`/mijn/keuzes/groep/${holder}`)
  await visitor.submit('button[name=next][value=on]', fields)
  await visitor.get('/mijn/keuzes/controle')
  return visitor.submit('main form button.nl-button--primary')
}

export { words }
