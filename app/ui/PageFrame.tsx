import { useLocation } from '@remix-run/react'
import { useEffect, useRef, type ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { HelpBand } from './HelpBand'
import { ActingBand, ErasingBand } from './Bands'
import { FirstButton } from './LanguageSwitch'
import { menuFor } from './menu'
import { PageFooter } from './PageFooter'
import { useShown } from './page'
import { PageHeader } from './PageHeader'
import { useRootData, type RootData } from './root-data'
import { InternalHeader, StaffHeader } from './StaffHeader'

/** Everything around a page: skip link, header, help band, footer. Pages bring their own container. */
export function PageFrame({ children }: { children: ReactNode }) {
  const main = useFocusOnArrival()
  const data = useRootData()
  const { menu } = useShown()
  return (
    <div className="frame">
      <a href="#inhoud" className="nl-skip-link nl-skip-link--visible-on-focus">
        <FormattedMessage id="ui.skip" />
      </a>
      <FirstButton />
      <HeaderOf data={data} hasMenu={menu !== 'none'} />
      {data?.actingFor && <ActingBand actingFor={data.actingFor} />}
      {data?.erasingUntil && <ErasingBand until={data.erasingUntil} />}
      <main id="inhoud" tabIndex={-1} ref={main}>
        {children}
      </main>
      {data && !data.worker && <HelpBand organisation={data.organisation} isForStaff={Boolean(data.staff)} />}
      {data && <PageFooter organisation={data.organisation} logoutAt={data.logoutAt} />}
    </div>
  )
}

function HeaderOf({ data, hasMenu }: { data: RootData | undefined; hasMenu: boolean }) {
  if (data?.staff) return <StaffHeader staff={data.staff} hasMenu={hasMenu} />
  if (data?.worker) return <InternalHeader worker={data.worker} hasMenu={hasMenu} />
  const items = menuFor(data ?? { visitor: 'nobody', actingFor: null })
  return <PageHeader signedInAs={data?.signedInAs ?? null} menu={hasMenu ? items : undefined} />
}

/** After going to another page within the portal the focus goes along, as it does with a page load. */
function useFocusOnArrival() {
  const { pathname, hash } = useLocation()
  const main = useRef<HTMLElement>(null)
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    if (!hash) main.current?.focus({ preventScroll: true })
  }, [pathname, hash])
  return main
}
