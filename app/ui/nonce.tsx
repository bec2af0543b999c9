import { createContext, useContext } from 'react'

const Nonce = createContext<string | undefined>(undefined)

export const NonceProvider = Nonce.Provider

/** The nonce that lets an inline script of this answer run; browsers hide it from the page. */
export function useNonce(): string | undefined {
  return useContext(Nonce)
}
