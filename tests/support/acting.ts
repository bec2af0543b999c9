import type { Visitor } from './visitor'

/** Goes to the list of others and begins to act for the one with this name; `declared: false` ticks nothing. */
export async function actFor(visitor: Visitor, name: string, { declared = true } = {}): Promise<void> {
  await visitor.get('/mijn/namens')
  const links = [...visitor.last!.document.querySelectorAll<HTMLAnchorElement>('main .row a')]
  const link = links.find(
    ({ href, textContent }) => /\/mijn\/namens\/[0-9a-v]{26}$/.test(href) && textContent?.includes(name),
  )
  if (!link) throw new Error(`${name} is not on the list:\n${visitor.last!.document.body.textContent}`)
  await visitor.get(link.href)
  await visitor.submit('main form button', declared ? { betrokken: 'ja' } : {})
}
