import type { MessageId } from '~/i18n/nl'

export type MenuItem = {
  /** A Dutch path of the portal. */
  to: string
  words: MessageId
  /** Pages below it count as this item too. */
  withPagesBelow?: boolean
}

/** For who is not logged in. */
export const PUBLIC_MENU: MenuItem[] = [
  { to: '/', words: 'ui.menu.home' },
  { to: '/zo-werkt-het', words: 'ui.menu.how-it-works' },
  { to: '/wie-nooit', words: 'ui.menu.never' },
  { to: '/vragen', words: 'ui.menu.questions' },
  { to: '/zoeken', words: 'ui.menu.find' },
  { to: '/contact', words: 'ui.menu.contact' },
]

/** For a citizen. Items join as their pages are built. */
export const CITIZEN_MENU: MenuItem[] = [
  { to: '/mijn', words: 'ui.menu.overview' },
  { to: '/mijn/keuzes', words: 'ui.menu.choices', withPagesBelow: true },
  { to: '/mijn/bekeken', words: 'ui.menu.viewed', withPagesBelow: true },
  { to: '/mijn/meldingen', words: 'ui.menu.my-data', withPagesBelow: true },
]

export const FOOTER_LINKS: MenuItem[] = [
  { to: '/privacy', words: 'ui.footer.privacy' },
  { to: '/voorwaarden', words: 'ui.footer.terms' },
  { to: '/cookies', words: 'ui.footer.cookies' },
  { to: '/toegankelijkheid', words: 'ui.footer.accessibility' },
  { to: '/status', words: 'ui.footer.status' },
]

/** Whether an item of a menu is where the reader is; `path` is the Dutch path. */
export function isCurrent(item: MenuItem, path: string): boolean {
  return path === item.to || (item.withPagesBelow === true && path.startsWith(`${item.to}/`))
}
