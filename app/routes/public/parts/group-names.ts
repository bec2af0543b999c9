import { useLoaderData } from '@remix-run/react'
import type { GroupNames } from '~/provider/use-cases.server'
import { useText } from '~/i18n/text'
import { categoryIcon } from '~/ui/category-icons'

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
