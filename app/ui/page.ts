import { useMatches } from '@remix-run/react'
import type { Area } from '~/i18n/areas'
import type { AreaMessageIds } from '~/i18n/areas.server'
import type { BaseMessageId, MessageId } from '~/i18n/nl'
import type { Access } from '~/identity/access'

/** What a route says of its page, in `handle`: for whom and for what, its title and words, and how it is shown. */
export type Page = Access & Shown & { title: MessageId | null; words?: readonly Area[] }

type Shown = {
  /** `none` inside a step flow: no menu, only the way out. */
  menu?: 'none'
  /** That somebody types on it, in a form with the id `PAGE_FORM`. */
  form?: PageForm
}

/**
 * `first`: what the button of the form says that Enter in a field presses. `when`: whether the form is there, for what the page
 * loaded; always where it is not said.
 */
type PageForm = {
  sends: 'post' | 'get'
  first?: { name: string; value: string }
  when?: (loaded: never) => boolean | undefined
}

/** The form of a page in which one types. The switch of language takes along what stands in it, without scripts too. */
export const PAGE_FORM = 'invulformulier'

type Declared<Words extends readonly Area[]> = Access &
  Shown & {
    /** In words that the page has. Null on a page of what went wrong, which has the title of that. */
    title: BaseMessageId | AreaMessageIds[Words[number]] | null
    /** The words that only some pages have; what is shown from another area is missing on the page. */
    words?: Words
  }

/** Declares the page of a route. What the gate, the start, the title and the words of a page need follows from it. */
export function page<const Words extends readonly Area[] = readonly []>(declared: Declared<Words>): Page {
  return declared
}

/** The declarations at an address, the outermost first, with what each page loaded. */
export function usePages(): { page: Page; loaded: unknown }[] {
  return useMatches().flatMap(({ handle, data }) => (handle ? [{ page: handle as Page, loaded: data }] : []))
}

/** How the page is shown. */
export function useShown(): Shown {
  const { page, loaded } = usePages().at(-1) ?? {}
  const isThere = page?.form?.when?.((loaded ?? {}) as never) ?? true
  return { menu: page?.menu, form: isThere ? page?.form : undefined }
}
