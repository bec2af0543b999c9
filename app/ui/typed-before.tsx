import { useLocation } from '@remix-run/react'
import { createContext, useContext, useState, type ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { Given } from '~/identity/kept-form'
import { PageBody } from './Container'
import { Notice } from './Notice'
import { useRootData } from './root-data'
import { bold } from './words'

const TypedContext = createContext<Given | null>(null)

/**
 * Gives the fields of a page what was typed in them before the session ended, or in the other language. It comes once, and holds until one goes on:
 * a page that is only read again keeps its fields.
 */
export function TypedBefore({ children }: { children: ReactNode }) {
  const { key } = useLocation()
  const given = useRootData()?.typed ?? null
  const [held, setHeld] = useState({ key, typed: given })
  const now = given ? { key, typed: given } : held
  if (given && held.typed !== given) setHeld(now)
  return <TypedContext.Provider value={now.key === key ? now.typed : null}>{children}</TypedContext.Provider>
}

/** Says that the page was filled in with it after the session ended, and that nothing was sent. */
export function TypedNotice() {
  if (useContext(TypedContext)?.why !== 'ended') return null
  return (
    <PageBody>
      <Notice kind="attention">
        <FormattedMessage id="ui.kept.notice" values={bold} />
      </Notice>
    </PageBody>
  )
}

/** What a field of text held, for its `defaultValue`; nothing where it was not sent. */
export function useTypedText(name: string | undefined): { defaultValue?: string } {
  const [value] = useTyped(name) ?? []
  return value === undefined ? {} : { defaultValue: value }
}

/** Whether a tile or box was ticked, for its `defaultChecked`; nothing on a page where nothing was typed before. */
export function useTypedTick(
  name: string | undefined,
  value: string | readonly string[] | number = 'on',
): { defaultChecked?: boolean } {
  const isFilled = useContext(TypedContext) !== null
  const typed = useTyped(name)
  return isFilled ? { defaultChecked: typed?.includes(String(value)) ?? false } : {}
}

/**
 * The revision of the draft that was answered, or the version it was answered on: what changed since shows as a conflict,
 * and is not overwritten.
 */
export function useSeen(name: 'revision' | 'base', now: number): number {
  const [seen] = useTyped(name) ?? []
  return seen !== undefined && /^\d{1,9}$/.test(seen) ? Number(seen) : now
}

function useTyped(name: string | undefined): string[] | undefined {
  const typed = useContext(TypedContext)?.typed
  return typed && name !== undefined && Object.hasOwn(typed, name) ? typed[name] : undefined
}
