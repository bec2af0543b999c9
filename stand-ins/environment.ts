import type { StandInOptions } from './stand-ins'

type Environment = Record<string, string | undefined>

/**
 * Reads what the stand-ins need from the environment. Throws when it is a production environment, or when a
 * value cannot be right.
 */
export function readEnvironment(environment: Environment, now: Date): StandInOptions {
  if (environment.NODE_ENV === 'production')
    throw new Error('The stand-ins do not run with NODE_ENV=production.')
  const origins = [
    environment.APP_ORIGIN ?? 'http://localhost:3000',
    ...(environment.STANDIN_APP_ORIGINS ?? '').split(','),
  ]
  return {
    port: portOf('STANDIN_PORT', environment.STANDIN_PORT ?? '3001'),
    smtpPort: portOf('STANDIN_SMTP_PORT', environment.STANDIN_SMTP_PORT ?? '3025'),
    appOrigins: origins.map((origin) => origin.trim()).filter(Boolean),
    dataDirectory: environment.STANDIN_DATA_DIR ?? 'data/demo/standin',
    today: todayOf(environment.STANDIN_TODAY, now),
  }
}

function portOf(name: string, value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new Error(`${name} must be a port number.`)
  return Number(value)
}

function todayOf(given: string | undefined, now: Date): string {
  if (!given) return localDate(now)
  const read = new Date(`${given}T00:00:00Z`)
  if (Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== given) {
    throw new Error('STANDIN_TODAY must be a day such as 2026-03-14.')
  }
  return given
}

/** The day it is in the Netherlands. */
function localDate(now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(now)
}
