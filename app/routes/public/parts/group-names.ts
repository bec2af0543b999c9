import { useLoaderData } from '@remix-run/react'
import type { HolderCategory } from '~/catalogue/catalogue'
import { useText } from '~/i18n/text'
import { categoryIcon } from '~/ui/category-icons'

/** What a page that lists providers loads to name their groups. */
export type GroupNames = { holders: HolderCategory[]; categories: Record<string, string[]> }

/** Names and icons of the groups that provider types belong to. */
export function useGroupNames() {
  const { holders, categories } = useLoaderData<GroupNames>() as GroupNames
  const text = useText()
  const codesOf = (types: string[]) => [...new Set(types.flatMap((type) => categories[type] ?? []))]
  return {
    /** The groups in words; undefined when the provider belongs to none. */
    groupOf(types: string[]): string | undefined {
      const names = codesOf(types).flatMap(
        (code) => holders.find((holder) => holder.code === code)?.name ?? [],
      )
      return names.length > 0 ? names.map(text).join(', ') : undefined
    },
    iconOf: (types: string[]) => categoryIcon(codesOf(types)[0] ?? ''),
  }
}
