import type { CalendarDate } from '../time.ts'
import type { PolicyWords } from './describe-policy.ts'

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const CHANNELS = { email: 'by e-mail', widget: 'in the portal', webhook: 'to your system' } as const
const ACTS = {
  restrict: 'new purchases and increases are blocked', suspend: 'its subscriptions are suspended', terminate: 'its subscriptions end for good',
} as const
const ANNOUNCED = { restrict: 'new purchases will be blocked', suspend: 'of the suspension', terminate: 'of the final end' } as const

/** A policy in English. */
export const POLICY_WORDS_EN: PolicyWords = {
  date: (on) => `${dayAndMonth(on)} ${Number(on.slice(0, 4))}`,
  dateAt: (on, said, hour) => `on ${dayAndMonth(on)}${said?.slice(0, 4) === on.slice(0, 4) ? '' : ` ${Number(on.slice(0, 4))}`} at ${atHour(hour)}`,
  days: (days) => (days === 0 ? 'the due date' : `${counted(Math.abs(days), 'day', 'days')} ${days < 0 ? 'before' : 'after'} the due date`),
  daysAt: (days, hour) => `${days === 0 ? 'on the due date' : POLICY_WORDS_EN.days(days)} at ${atHour(hour)}`,
  clearingAt: (days, hour) => `${days === 0 ? 'on the same business day' : `${counted(days, 'bank business day', 'bank business days')} later`} at ${atHour(hour)}`,
  message: ({ channel, when, about, ifUnpaid }) => {
    const what = ifUnpaid || about !== null ? 'Notice' : 'Reminder'
    const date = about === null ? '' : about === 'restrict' ? `, with the date from which ${ANNOUNCED.restrict}` : `, with the date ${ANNOUNCED[about]}`
    return `${what} ${CHANNELS[channel]} ${when}${date}${ifUnpaid ? ', if the invoice is still open' : ''}.`
  },
  act: ({ action, deadline, when }) => `Unless the invoice is paid by ${deadline}, ${ACTS[action]} ${when}.`,
  release: (release) => {
    const paid = 'Access comes back as soon as every invoice that blocks it is paid in full.'
    const dispute = 'While a dispute of the invoice is being looked at, blocks because of it wait for the answer.'
    if (release === 'paymentInFull') return `${paid} ${dispute}`
    return `${paid} If the term ended during the suspension, that time is invoiced, and access comes back when that invoice is paid. ${dispute}`
  },
}

function dayAndMonth(on: CalendarDate): string {
  return `${Number(on.slice(8))} ${MONTHS[Number(on.slice(5, 7)) - 1] ?? ''}`
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

function atHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
