import { useNavigation } from '@remix-run/react'
import { createContext, useContext, useEffect, useState, type ReactNode, type RefObject } from 'react'

const Sending = createContext<Element | null>(null)

/** Knows with which button the form that is being sent was sent: of several on a page that one alone is busy. */
export function PressedButton({ children }: { children: ReactNode }) {
  const sends = useNavigation().formMethod?.toUpperCase() === 'POST'
  const [pressed, setPressed] = useState<Element | null>(null)
  useEffect(() => {
    const remember = ({ submitter }: SubmitEvent) => setPressed(submitter)
    document.addEventListener('submit', remember, true)
    return () => document.removeEventListener('submit', remember, true)
  }, [])
  return <Sending.Provider value={sends ? pressed : null}>{children}</Sending.Provider>
}

/** Whether a form is being sent with this button. */
export function useIsSending(button: RefObject<Element>): boolean {
  const pressed = useContext(Sending)
  return pressed !== null && pressed === button.current
}
