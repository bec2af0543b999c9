import { useActionData, useLoaderData } from '@remix-run/react'
import { CHOOSING_WORDS } from '~/i18n/areas'
import { page } from '~/ui/page'
import { QuestionnairePage } from './QuestionnairePage'
import { keepQuestionnaire, loadQuestionnaire } from './questionnaire-route.server'

export const handle = page({
  audience: 'citizen',
  needs: 'choose',
  title: 'choices.title',
  words: CHOOSING_WORDS,
  menu: 'none',
  form: { sends: 'post' },
})

export const loader = loadQuestionnaire('groep')
export const action = keepQuestionnaire('groep')

/** Who may see what a group of providers has. */
export default function Group() {
  return <QuestionnairePage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
