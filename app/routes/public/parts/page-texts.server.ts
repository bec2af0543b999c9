import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { pageTexts } from '~/i18n/pages.server'

type Texts = ReturnType<typeof pageTexts>

/** The loader of a page that is only text: sends the texts whose ids begin with one of these. */
export function loadTexts(...pages: string[]) {
  return ({ context }: LoaderFunctionArgs) =>
    json({ texts: Object.assign({}, ...pages.map((page) => pageTexts(context.language, page))) as Texts })
}
