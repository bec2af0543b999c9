import { MATRIX, type Need, type Role } from '~/identity/matrix'
import { PATHS } from '~/paths'
import type { MenuItem } from './menu-item'

/*
 * The menus of work. They go along with the page to who has them, so that no other browser fetches them.
 */

type MenuOfNeed = { needs: Need; item: MenuItem }

/** The work of colleagues of care providers, and what it needs. One's work begins with the first that is open to one's role. */
const STAFF_MENU: MenuOfNeed[] = [
  { needs: 'counter', item: { to: PATHS.myDay, words: 'staff.menu.day', withPagesBelow: true } },
  { needs: 'counter', item: { to: PATHS.counterFind, words: 'staff.menu.person' } },
  { needs: 'counter', item: { to: PATHS.inWhoseName, words: 'staff.menu.name' } },
  { needs: 'counter', item: { to: PATHS.followed, words: 'staff.menu.followed', withPagesBelow: true } },
  { needs: 'opt-ins', item: { to: PATHS.inbox, words: 'staff.menu.opt-ins', withPagesBelow: true } },
  {
    needs: 'consent-requests',
    item: { to: PATHS.sentRequests, words: 'staff.menu.leave', withPagesBelow: true },
  },
  {
    needs: 'staff-roles',
    item: { to: PATHS.staffOrganisation, words: 'staff.menu.organisation', withPagesBelow: true },
  },
  { needs: 'own-log', item: { to: PATHS.ownLog, words: 'staff.menu.own-log' } },
  { needs: 'own-log', item: { to: PATHS.figures, words: 'staff.menu.figures' } },
  { needs: 'clients', item: { to: PATHS.clients, words: 'staff.menu.clients', withPagesBelow: true } },
]

/** The menu of who works in this role. */
export function staffMenuFor(role: Role): MenuItem[] {
  return menuOf(STAFF_MENU, [role])
}

/** The work of who runs the portal, likewise. */
const INTERNAL_MENU: MenuOfNeed[] = [
  {
    needs: 'rights-requests',
    item: { to: PATHS.worklist, words: 'internal.menu.worklist', withPagesBelow: true },
  },
  {
    needs: 'desk-messages',
    item: { to: PATHS.deskMessages, words: 'internal.menu.messages', withPagesBelow: true },
  },
  { needs: 'desk-calls', item: { to: PATHS.calls, words: 'internal.menu.calls', withPagesBelow: true } },
  { needs: 'desk-post', item: { to: PATHS.post, words: 'internal.menu.post', withPagesBelow: true } },
  {
    needs: 'desk-evidence',
    item: { to: PATHS.deskEvidence, words: 'internal.menu.evidence', withPagesBelow: true },
  },
  {
    needs: 'desk-messages',
    item: { to: PATHS.cannedAnswers, words: 'internal.menu.canned', withPagesBelow: true },
  },
  { needs: 'breaches', item: { to: PATHS.breaches, words: 'internal.menu.breaches', withPagesBelow: true } },
  {
    needs: 'alarms',
    item: { to: PATHS.alarms, words: 'internal.menu.alarms', withPagesBelow: true },
  },
  { needs: 'suspend', item: { to: PATHS.acting, words: 'internal.menu.acting' } },
  { needs: 'log-reading', item: { to: PATHS.officerLog, words: 'internal.menu.log' } },
  { needs: 'registers', item: { to: PATHS.registers, words: 'internal.menu.registers' } },
  { needs: 'retention', item: { to: PATHS.officerRetention, words: 'internal.menu.retention' } },
]

/** The menu of who has these roles; `free`: how many messages nobody has taken. */
export function internalMenuFor(roles: readonly Role[], free = 0): MenuItem[] {
  return menuOf(INTERNAL_MENU, roles).map((item) =>
    item.to === PATHS.deskMessages ? { ...item, waiting: free } : item,
  )
}

/** Whether the menu of who has these roles says how many messages nobody has taken. */
export function countsMessages(roles: readonly Role[]): boolean {
  return MATRIX['desk-messages'].some((role) => roles.includes(role))
}

function menuOf(menu: MenuOfNeed[], roles: readonly Role[]): MenuItem[] {
  return menu
    .filter(({ needs }) => MATRIX[needs].some((role) => roles.includes(role)))
    .map(({ item }) => item)
}
