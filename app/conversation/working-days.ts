/** A working day of the desk. */
export const HOURS_A_DAY = 8

/** Working time as it is said: days of eight hours, and hours, or minutes where it is less than an hour. */
export function inWorkingDays(minutes: number): { days: number; hours: number; minutes: number } {
  const hours = Math.floor(minutes / 60)
  return { days: Math.floor(hours / HOURS_A_DAY), hours: hours % HOURS_A_DAY, minutes: minutes % 60 }
}
