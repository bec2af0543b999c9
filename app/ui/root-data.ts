import { useRouteLoaderData } from '@remix-run/react'
import type { Language } from '~/i18n/language'
import type { Organisation } from '~/server/organisation'
import type { Display } from './display'

/** What the root loader gives every page. */
export type RootData = {
  language: Language
  organisation: Organisation
  signedInAs: string | null
  logoutAt: string | null
  csrf: string
  /** Words that this page needs besides those that every page has. */
  words: Record<string, string>
  /** Whether scripts go along; not where a refusal is shown at an address of another page. */
  scripts: boolean
  /** Whether our mail does not reach who is logged in. */
  mailBounces?: boolean
  /** How this device wants to see the portal. */
  display?: Display
}

/** The root loader's data; undefined only when that loader itself failed. */
export function useRootData(): RootData | undefined {
  return useRouteLoaderData('root') as RootData | undefined
}
