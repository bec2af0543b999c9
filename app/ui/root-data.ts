import { useRouteLoaderData } from '@remix-run/react'
import type { Language } from '~/i18n/language'
import type { InternalRole } from '~/identity/actor'
import type { Given } from '~/identity/kept-form'
import type { WaitingCount } from '~/onbehalf/asked-about.server'
import type { Gate } from '~/person/gate'
import type { Disclosure } from '~/representation/disclosure'
import type { Organisation } from '~/runtime/organisation'
import type { StaffRole } from '~/staff/role'
import type { MenuItem } from './menu-item'
import type { Display } from './display'

/** Who is logged in, as far as the menu depends on it; `nobody` is a visitor. */
export type VisitorPlace = 'nobody' | 'under-12' | '12-15' | '16-or-over'

/** For whom somebody acts, as every page shows and every form sends along. */
export type ActingShown = {
  representationId: string
  name: string
  /** What the person is called in the pages; the band has the whole name. */
  givenName: string
  age: number | null
  /** How much of the list of own providers may be shown. */
  providers: Disclosure['providers']
  /** Whether choices are made together, so that some may wait for somebody. */
  together: boolean
  ended: boolean
  /** Whether one only looks back, after a death: nothing can be changed. */
  looksBack: boolean
}

/** For which organisation a colleague of a care provider is here, and as what; `arriving`: not said yet. */
export type StaffShown = {
  name: string
  menu: MenuItem[]
  /** Whether they can be here for another organisation, or in another role. */
  hasMore: boolean
} & ({ role: StaffRole; organisation: string } | { role: 'arriving'; organisation: null })

/** Who runs the portal, and as what. */
export type WorkerShown = { name: string; roles: InternalRole[]; menu: MenuItem[] }

/** What the root loader gives every page. */
export type RootData = {
  language: Language
  organisation: Organisation
  /** The name of the citizen who is logged in; null for everybody else. */
  signedInAs: string | null
  /** What applies to who is logged in: their own age, and for whom they act. */
  visitor: VisitorPlace
  /** Of a colleague of a care provider; null for everybody else. */
  staff?: StaffShown | null
  /** Of who runs the portal; null for everybody else. */
  worker?: WorkerShown | null
  actingFor: ActingShown | null
  /** How many answers of the reader are waited for, here and for others. */
  waiting?: WaitingCount
  logoutAt: string | null
  csrf: string
  /** Tells this visit apart from another of the same browser; opens nothing. */
  visit: string | null
  /** What was typed on this page before the session ended, or in the other language. */
  typed?: Given | null
  /** Where the words of this page are fetched, by area. */
  words: Record<string, string>
  /** Whether scripts go along; not where a refusal is shown at an address of another page. */
  scripts: boolean
  /** Whether the emergency lock is on of whom the pages are about. */
  locked?: boolean
  /** What stands before all choices of whom the pages are about. */
  gate?: Gate
  /** Until which day erasing whom the pages are about can be stopped; null where nothing is erased. */
  erasingUntil?: string | null
  /** Whether our mail does not reach who is logged in. */
  mailBounces?: boolean
  /** How this device wants to see the portal. */
  display?: Display
}

/** The root loader's data; undefined only when that loader itself failed. */
export function useRootData(): RootData | undefined {
  return useRouteLoaderData('root') as RootData | undefined
}

/**
 * Whether who reads may change nothing: a child under 12, for whom parents decide (domain: inherited at 16), and who looks back
 * after a death.
 */
export function useReadsOnly(): boolean {
  const { visitor, actingFor } = useRootData() ?? {}
  return visitor === 'under-12' || actingFor?.looksBack === true
}
