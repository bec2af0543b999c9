import { useMatches } from '@remix-run/react'

/** What a route says about its page, in `handle.page`. */
export type PageHandle = {
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
  when?: (loaded: Record<string, unknown>) => boolean
}

/** The form of a page in which one types. The switch of language takes along what stands in it, without scripts too. */
export const PAGE_FORM = 'invulformulier'

export function usePageHandle(): PageHandle {
  return useMatches().reduce<PageHandle>((before, { handle, data }) => {
    const page = (handle as { page?: PageHandle } | undefined)?.page
    if (!page) return before
    const isThere = page.form?.when?.((data ?? {}) as Record<string, unknown>) ?? true
    return isThere ? page : { ...page, form: undefined }
  }, {})
}
