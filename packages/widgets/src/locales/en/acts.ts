/** Words of an act that ended, or that a rule refused, shared by the seat editor and the renewal scheduler. */
import type { acts as source } from '../pt-BR/acts.ts'

const number = (count: number): string => count.toLocaleString('en')
const seats = (count: number): string => `${number(count)} ${count === 1 ? 'seat' : 'seats'}`

export const acts: typeof source = {
  refusedTitle: 'Not possible now',
  scheduleForRenewal: (count) => `Schedule ${seats(count)} for the renewal`,
  changeSeatsNow: (from, to) => `${to < from ? 'Reduce' : 'Increase'} to ${number(to)} now`,
  cancelSubscription: 'Cancel the subscription…',
  endAtEndOfTerm: (date) => `End with the term, ${date}`,
  turnOnAutomaticRenewal: 'Turn automatic renewal on',
  acknowledgeScheduleLoss: 'Delete the plan and continue',
  unassignSeats: (count) => `Take ${seats(count)} from users…`,
  convertTrial: (count) => `The trial can be bought with ${seats(count)} or more.`,
  askAdministrator: 'Ask an administrator of the account.',
  reload: 'Reload',
  requote: 'Calculate again',
  creditNote: 'Issue a credit note…',
  openTicket: 'Open a support ticket',
  clause: (clause) => `Rule: ${clause}.`,
  creditOf: (amount) => `credit of ${amount}`,
  staleTitle: 'The subscription changed while this page was open',
  staleText: 'Nothing was changed or charged. Reload to see where it stands; what you typed stays in the field.',
  failedTitle: 'No confirmation reached us',
  failedText: 'The request may or may not have arrived. Trying again is safe: the same request is never charged twice.',
  stopped: 'The request was not sent. Nothing was changed.',
  today: (time) => `today at ${time}`,
}
