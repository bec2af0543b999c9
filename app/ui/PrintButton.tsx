import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from './Button'
import { PrinterIcon } from './icons'

/** Prints the page; hidden where scripts do not run, since every browser has its own way to print. */
export function PrintButton({ wide, children }: { wide?: boolean; children?: ReactNode }) {
  return (
    <div className="needs-script">
      <Button type="button" icon={PrinterIcon} wide={wide} onClick={() => window.print()}>
        {children ?? <FormattedMessage id="ui.print" />}
      </Button>
    </div>
  )
}
