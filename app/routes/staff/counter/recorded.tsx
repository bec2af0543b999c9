import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { FormattedMessage } from 'react-intl'
import { readAsked } from '~/counter/asked.server'
import { printAgain, readDone, takeBack } from '~/counter/done-use-cases.server'
import { inLanguage } from '~/i18n/language'
import { PATHS, withQuery } from '~/paths'
import { ResultCard } from '~/ui/Card'
import { defineButtons } from '~/ui/form'
import { Heading } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { bold } from '~/ui/words'
import { formAction } from '../../form-action.server'
import { GivePaper } from './GivePaper'
import { RecordedFacts } from './RecordedFacts'
import { SlipSheet } from './SlipSheet'
import { slipsIn } from './slip-words.server'
import { WhoIsNext } from './WhoIsNext'
import { shownVisit, visitAt } from './visit.server'
import { VisitPage } from './VisitPage'
import { WrongPerson } from './WrongPerson'

export const handle = page({
  audience: 'staff',
  needs: 'counter',
  title: 'counter.done.title',
  words: ['staff', 'counter', 'recording'],
  menu: 'none',
})

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const visit = await visitAt({ params, context })
  const { runtime, config } = context.portal
  const done = await readDone(runtime, visit)
  if (!done) throw redirect(inLanguage(context.language, PATHS.counter({ visit: visit.id })))
  const { searchParams } = new URL(request.url)
  const { holder } = await readAsked(runtime, visit)
  const { slips: _slips, lines: _lines, evidence: _evidence, ...told } = done
  return json({
    ...{ visit: shownVisit(visit), ...told, by: visit.dossier.staff.name },
    slips: slipsIn(done, { visit, holder, config }),
    print: searchParams.has('print'),
    again: searchParams.has('al'),
    asksWrong: searchParams.has('weg'),
  })
}

const form = defineButtons(() => ({}), { 'not-there': 404, over: 409, 'reads-only': 403, 'not-today': 409 })

export const action = formAction(
  form,
  async (_read, at) => PATHS.counterDone({ visit: at.params.visit ?? '' }),
  {
    print: async (_pressed, at) => {
      const visit = await visitAt({ params: at.params, context: at })
      const printed = await printAgain(at.portal.runtime, visit)
      return printed.ok ? withQuery(PATHS.counterDone({ visit: visit.id }), { print: true }) : printed
    },
    weghalen: async (_pressed, at) => {
      const visit = await visitAt({ params: at.params, context: at })
      const taken = await takeBack(at.portal.runtime, visit)
      return taken.ok ? PATHS.counterDone({ visit: visit.id }) : taken
    },
  },
)

/** One word, whatever stood: staff learn nothing of what the person said before. */
export default function Recorded() {
  const { visit, what, answer, at, by, number, endedAs, slips, print, again, asksWrong } =
    useLoaderData<typeof loader>()
  const ended = endedAs !== null
  usePrint(print && slips.length > 0)
  const isNone = what === 'none'
  const keys = { p: 'print-nog-eens', k: 'volgend-kind', v: 'wis-en-volgende' }
  return (
    <VisitPage visit={visit} keys={ended || isNone ? { v: 'wis-en-volgende' } : keys}>
      <div className="screen-only">
        {again && (
          <Notice kind="explain" role="status">
            <FormattedMessage id="counter.done.again" values={bold} />
          </Notice>
        )}
        {ended ? (
          <Notice kind="done" role="status">
            <FormattedMessage
              id={endedAs === 'wrong-person' ? 'counter.done.taken-back' : 'counter.done.put-back'}
              values={bold}
            />
          </Notice>
        ) : (
          <ResultCard>
            <Heading level={1}>
              <FormattedMessage id={isNone ? 'counter.done.none' : 'counter.done.title'} />
            </Heading>
            {isNone && (
              <p>
                <FormattedMessage id="counter.done.none.text" />
              </p>
            )}
            <RecordedFacts {...{ what, answer, at, by, number }} />
          </ResultCard>
        )}
        {!ended && !isNone && <GivePaper />}
        <WhoIsNext visit={visit} />
        {!ended && <WrongPerson visit={visit} number={number} asks={asksWrong} />}
        <p className="hint needs-script">
          <FormattedMessage id="counter.idle.hint" />
        </p>
      </div>
      {slips.map((slip) => (
        <SlipSheet key={slip.written} slip={slip} />
      ))}
    </VisitPage>
  )
}

/** *Leg vast en print*: the paper comes by itself, once. */
function usePrint(isAsked: boolean) {
  useEffect(() => {
    if (!isAsked) return
    window.history.replaceState(window.history.state, '', window.location.pathname)
    window.print()
  }, [isAsked])
}
