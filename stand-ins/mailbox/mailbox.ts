import { randomUUID } from 'node:crypto'
import { simpleParser, type AddressObject } from 'mailparser'

/** A delivered mail. Addresses are bare (`anna@voorbeeld.nl`); a missing part is null. */
export type Mail = {
  id: string
  from: string
  fromName: string
  to: string[]
  envelope: { from: string; to: string[] }
  subject: string
  text: string | null
  html: string | null
  /** Lower-case names; a header that occurs more than once is joined by ", ". */
  headers: Record<string, string>
  attachments: { filename: string; contentType: string; size: number }[]
  receivedAt: string
}

export type Mailbox = {
  /** Newest first; with an address, only what was delivered or addressed to it. */
  list(to?: string): Mail[]
  find(id: string): Mail | undefined
  keep(mail: Mail): void
  clear(): void
}

const MOST_KEPT = 5_000

/** Delivered mails, in memory only; the oldest go when there are more than 5,000. */
export function makeMailbox(): Mailbox {
  const mails: Mail[] = []
  return {
    list: (to) => mails.filter((mail) => !to || reaches(mail, to.toLowerCase())).reverse(),
    find: (id) => mails.find((mail) => mail.id === id),
    keep(mail) {
      mails.push(mail)
      if (mails.length > MOST_KEPT) mails.shift()
    },
    clear: () => void mails.splice(0),
  }
}

export async function readMail(raw: Buffer, envelope: Mail['envelope'], now: Date): Promise<Mail> {
  const parsed = await simpleParser(raw, { skipTextToHtml: true, skipHtmlToText: true, skipImageLinks: true })
  return {
    id: randomUUID(),
    from: addresses(parsed.from)[0] ?? envelope.from,
    fromName: parsed.from?.value[0]?.name ?? '',
    to: addresses(parsed.to),
    envelope,
    subject: parsed.subject ?? '',
    text: parsed.text || null,
    html: parsed.html || null,
    headers: readHeaders(parsed.headerLines),
    attachments: parsed.attachments.map(({ filename = '', contentType, size }) => ({
      filename,
      contentType,
      size,
    })),
    receivedAt: now.toISOString(),
  }
}

function reaches(mail: Mail, address: string) {
  return [...mail.to, ...mail.envelope.to].some((each) => each.toLowerCase() === address)
}

function addresses(given: AddressObject | AddressObject[] | undefined): string[] {
  return [given ?? []].flat().flatMap(({ value }) => value.flatMap(({ address }) => address ?? []))
}

function readHeaders(lines: readonly { key: string; line: string }[]): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const { key, line } of lines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n\s+/g, ' ')
      .trim()
    headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`
  }
  return headers
}
