import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { MoreWords } from '~/i18n/intl'
import type { loadTexts } from './page-texts.server'

/** Gives the texts that the page's loader sent to everything inside. */
export function PageTexts({ children }: { children: ReactNode }) {
  const { texts } = useLoaderData<ReturnType<typeof loadTexts>>()
  return <MoreWords words={texts}>{children}</MoreWords>
}
