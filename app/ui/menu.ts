import type { WaitingCount } from '~/onbehalf/asked-about.server'
import { PATHS } from '~/paths'
import type { MenuItem } from './menu-item'
import type { ActingShown, VisitorPlace } from './root-data'

/** For who is not logged in. */
const PUBLIC_MENU: MenuItem[] = [
  { to: PATHS.home, words: 'ui.menu.home' },
  { to: PATHS.howItWorks, words: 'ui.menu.how-it-works' },
  { to: PATHS.never, words: 'ui.menu.never' },
  { to: PATHS.questions, words: 'ui.menu.questions' },
  { to: PATHS.find, words: 'ui.menu.find' },
  { to: PATHS.contact, words: 'ui.menu.contact' },
]

const OVERVIEW: MenuItem = { to: PATHS.overview, words: 'ui.menu.overview' }
const CHOICES: MenuItem = { to: PATHS.choices, words: 'ui.menu.choices', withPagesBelow: true }
const VIEWED: MenuItem = { to: PATHS.viewed, words: 'ui.menu.viewed', withPagesBelow: true }
const AGREEMENT: MenuItem = { to: PATHS.agreements, words: 'ui.menu.agreement', withPagesBelow: true }
const MY_DATA: MenuItem = {
  ...{ to: PATHS.ownData, words: 'ui.menu.my-data', withPagesBelow: true },
  also: [PATHS.rights, PATHS.mailSettings, PATHS.ownMessages],
}
const OTHERS: MenuItem = { to: PATHS.others, words: 'ui.menu.others', withPagesBelow: true }

/** Whom a menu is for: a visitor, or who is logged in and for whom they act. */
export type MenuReader = {
  visitor: VisitorPlace
  actingFor: ActingShown | null
  waiting?: WaitingCount
}

/** The menu that applies to who reads it. Items join as their pages are built. */
export function menuFor({ visitor, actingFor, waiting = NOTHING_WAITS }: MenuReader): MenuItem[] {
  if (visitor === 'nobody') return PUBLIC_MENU
  if (actingFor) return actingMenu(actingFor, waiting)
  if (visitor === 'under-12') return [OVERVIEW, VIEWED]
  const agreement = { ...AGREEMENT, waiting: waiting.here }
  if (visitor === '12-15') return [OVERVIEW, CHOICES, agreement, VIEWED, MY_DATA]
  const others = { ...OTHERS, waiting: waiting.elsewhere }
  return [OVERVIEW, CHOICES, ...(waiting.here > 0 ? [agreement] : []), VIEWED, others, MY_DATA]
}

const NOTHING_WAITS: WaitingCount = { here: 0, elsewhere: 0 }

/** While acting for another: what can be done for them, and no page that is only one's own. */
function actingMenu({ ended, looksBack, together }: ActingShown, waiting: WaitingCount): MenuItem[] {
  const others = { ...OTHERS, waiting: waiting.elsewhere }
  if (ended) return [others]
  if (looksBack) return [OVERVIEW, VIEWED, others]
  const agreement = together || waiting.here > 0 ? [{ ...AGREEMENT, waiting: waiting.here }] : []
  return [OVERVIEW, CHOICES, ...agreement, VIEWED, ...(waiting.elsewhere > 0 ? [others] : [])]
}

export const FOOTER_LINKS: MenuItem[] = [
  { to: PATHS.privacy, words: 'ui.footer.privacy' },
  { to: PATHS.terms, words: 'ui.footer.terms' },
  { to: PATHS.cookies, words: 'ui.footer.cookies' },
  { to: PATHS.accessibility, words: 'ui.footer.accessibility' },
  { to: PATHS.status, words: 'ui.footer.status' },
]

/** Which item of a menu is where the reader is; `path` is the Dutch path. Of two the one that lies deeper: a worklist has pages below it that are items. */
export function currentIn(items: readonly MenuItem[], path: string): MenuItem | null {
  const here = items.filter((item) => isCurrent(item, path))
  return here.toSorted((one, other) => other.to.length - one.to.length)[0] ?? null
}

function isCurrent(item: MenuItem, path: string): boolean {
  const { to, withPagesBelow = false, also = [] } = item
  return [to, ...also].some((one) => path === one || (withPagesBelow && path.startsWith(`${one}/`)))
}
