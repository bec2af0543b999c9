import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { pageTexts } from '~/i18n/pages.server'

/** The loader of a page that is only text: sends the texts whose ids begin with `page`. */
export function loadTexts(page: string) {
  return ({ context }: LoaderFunctionArgs) => json({ texts: pageTexts(context.language, page) })
}
