import type { DenialRuleId } from '@assento/rules'
import { countOf, dateOf, instantOf, moneyOf, said, type RuleWords } from '../../runtime/rule-facts.ts'
import type { licenceRules } from './rules-licences.ts'
import type { moneyRules } from './rules-money.ts'

const plain = (title: string, text: string): RuleWords => () => ({ title, text })
const renewal = (date: string | null) => said(date, (day) => `at the renewal on ${day}`, 'at the renewal')

export const rules = {
  'accounts.role.forbidden': plain('Your role does not allow this change', 'Buying, changing, reducing and cancelling are for administrators. Nothing was changed.'),
  'subscriptions.state.notActive': plain('The subscription is not active', 'Only active subscriptions can be changed. See how it stands, or contact us.'),
  'subscriptions.state.notRecoverable': (facts, format) => ({
    title: 'The subscription has ended',
    text: `${said(dateOf(facts, 'endedOn', format), (day) => `Its term ended on ${day}. `)}A subscription that has ended accepts no change; a new one is needed.`,
  }),
  'subscriptions.state.renewalRunning': plain('The renewal is being processed', 'Until it is done nothing can be changed. It usually takes a few minutes.'),
  'subscriptions.version.stale': plain('The subscription changed while you were editing', 'Someone else, or another tab, made a change. See how it is now before you go on; nothing was changed.'),
  'subscriptions.seats.zero': (facts, format) => facts['meant'] === 'cancelSubscription'
    ? { title: 'No seats means cancelling the subscription', text: 'You are still within the cancellation period. See first what is refunded; nothing happens until you confirm.' }
    : { title: 'No seats means ending the subscription', text: `The cancellation period is over, but the subscription can end with its term${said(dateOf(facts, 'endsOn', format), (day) => ` on ${day}`)}. Until then the seats stay in use.` },
  'subscriptions.seats.notInteger': plain('Enter a whole number of seats', 'Seats are counted one by one: 1, 2, 3…'),
  'subscriptions.seats.belowMinimum': (facts, format) => ({
    title: said(countOf(facts, 'minimum', format), (n) => `The minimum is ${n} seats`, 'Below the minimum quantity'), text: 'This offer is not sold in smaller quantities.',
  }),
  'subscriptions.seats.aboveMaximum': (facts, format) => ({
    title: said(countOf(facts, 'maximum', format), (n) => `The maximum is ${n} seats`, 'Above the maximum quantity'), text: 'This offer has a limit for each subscription. For more, talk to your account manager.',
  }),
  'subscriptions.seats.promotionCap': (facts, format) => ({
    title: said(countOf(facts, 'maximum', format), (n) => `The promotion covers up to ${n} seats`, 'The promotion has a limit of seats'),
    text: said(countOf(facts, 'remaining', format), (n) => `At the promotional price ${n} more can be added.`, 'For more seats, talk to your account manager.'),
  }),
  'subscriptions.seats.belowAssigned': (facts, format) => ({
    title: said(countOf(facts, 'assigned', format), (n) => `${n} seats are assigned to people`, 'Seats are assigned to people'),
    text: `Before reducing, take back ${said(countOf(facts, 'toUnassign', format), (n) => n === '1' ? '1 seat' : `${n} seats`, 'the seats that are no longer used')}. That way nobody loses access without your choosing who.`,
  }),
  'subscriptions.seats.addonMinimum': (facts, format) => ({
    title: said(countOf(facts, 'minimum', format), (n) => `The add-on needs at least ${n} seats`, 'The add-on has a minimum quantity'),
    text: `Its quantity follows the base subscription${said(countOf(facts, 'baseSeats', format), (n) => ` of ${n} seats`)}${said(countOf(facts, 'minimumPercent', format), (n) => `: ${n}% at least`)}.`,
  }),
  'subscriptions.seats.windowClosed': (facts, format) => ({
    title: 'The reduction period is over',
    text: `Seats can be reduced up to 168 hours after they were activated${said(instantOf(facts, 'until', format), (at) => `; the last period ended on ${at}`)}. A reduction now takes effect ${renewal(dateOf(facts, 'renewsOn', format))}.`,
  }),
  'subscriptions.seats.reductionTooLarge': (facts, format) => ({
    title: said(countOf(facts, 'maxReducible', format), (n) => n === '1' ? 'Only 1 seat can be reduced now' : `Only ${n} seats can be reduced now`, 'Not all of them can be reduced now'),
    text: `${said(instantOf(facts, 'until', format), (at) => `Their period runs until ${at}; that of the others is over.`, 'The 168 hours of the others are over.')} The rest can be reduced ${renewal(dateOf(facts, 'renewsOn', format))}.`,
  }),
  'subscriptions.seats.onlyAtRenewal': (facts, format) => ({
    title: 'For this product, reductions take effect at the renewal', text: `During the term seats can only be added. A reduction can be scheduled and happens ${renewal(dateOf(facts, 'renewsOn', format))}.`,
  }),
  'subscriptions.cancel.windowClosed': (facts, format) => ({
    title: 'The cancellation period is over',
    text: `Cancelling is possible up to ${countOf(facts, 'windowHours', format) ?? '168'} hours after the start of the term or the renewal${said(instantOf(facts, 'until', format), (at) => `; it ended on ${at}`)}. You can end the subscription with its term${said(dateOf(facts, 'endsOn', format), (day) => ` on ${day}`)}, with no charge afterwards.`,
  }),
  'subscriptions.resume.notSuspended': plain('The subscription is not suspended', 'There is nothing to release: access is available.'),
  'subscriptions.resume.termEnded': (facts, format) => ({
    title: 'The term ended during the suspension', text: `${said(dateOf(facts, 'endedOn', format), (day) => `It ended on ${day}. `)}To use the product again a new subscription is needed.`,
  }),
  'subscriptions.resume.retroactivePaymentDue': (facts, format) => ({
    title: 'An amount is due before the release',
    text: `The term ended during the suspension${said(dateOf(facts, 'endedOn', format), (day) => `, on ${day}`)}. Access returns when the time since then is paid${said(moneyOf(facts, 'amountCents', format), (amount) => `: ${amount}`)}.`,
  }),
  'subscriptions.trial.locked': (facts, format) => ({
    title: 'A trial has a fixed quantity', text: `During the trial nothing changes${said(dateOf(facts, 'endsOn', format), (day) => `; it runs until ${day}`)}. For another quantity, subscribe.`,
  }),
  'subscriptions.trial.minimum': (facts, format) => ({
    title: said(countOf(facts, 'minimum', format), (n) => `Subscribing now takes at least ${n} seats`, 'Subscribing now takes the quantity of the trial'), text: 'With fewer seats, the subscription can start when the trial ends.',
  }),
  'subscriptions.extended.locked': plain('The subscription is in its extended term', 'It goes on month by month: you can end it or buy a new term, and nothing else.'),
  'subscriptions.coterm.beyondTerm': (facts, format) => ({
    title: 'The date does not fit into the term', text: said(dateOf(facts, 'latestOn', format), (day) => `Choose a date up to ${day}.`, 'Choose a date within the full term.'),
  }),
  'subscriptions.coterm.midTerm': plain('A running term cannot be aligned', 'Terms are aligned when buying or renewing.'),
  'subscriptions.coterm.target': plain('Aligning to this subscription is not possible', 'Choose one that is not a trial, and not monthly when yours is annual or for three years.'),
  'subscriptions.coterm.day': plain('Choose another day', 'With a monthly commitment the days 28, 29 and 30 only count when they are the last of the month.'),
  'catalog.offer.frequencyNotOffered': plain('This combination does not exist', 'This way of billing is not offered for the chosen commitment. Choose another.'),
  'catalog.offer.notFound': plain('This offer is no longer sold', 'No price is in force for the chosen combination. Choose another, or talk to your account manager.'),
  'renewals.schedule.needsAutomaticRenewal': plain('Automatic renewal is off', 'To plan the next term, turn automatic renewal on first.'),
  'renewals.schedule.lossNotAcknowledged': (facts, format) => ({
    title: 'This change removes the saved renewal plan',
    text: `${said(countOf(facts, 'plannedSeats', format), (n) => `The plan was ${n} seats${said(dateOf(facts, 'renewsOn', format), (day) => ` from ${day}`)}. `)}If you go on, you can save it again right afterwards.`,
  }),
  'renewals.endOfTerm.choiceRequired': plain('Choose what happens at the end of the term', 'You can renew, extend month by month where that is available, or end it.'),
  'renewals.endOfTerm.extensionNotEligible': plain('This subscription has no extended term', 'At the end of the term it can renew or end.'),
  'renewals.term.notDue': (facts, format) => ({
    title: 'It is not time to renew yet', text: said(dateOf(facts, 'renewsOn', format), (day) => `The next term starts on ${day}.`, 'The current term is still running.'),
  }),
  'plans.upgrade.notAPath': plain('This change of plan is not available', 'The catalogue has no way from the current plan to the chosen one now.'),
  'plans.upgrade.destinationInWindow': plain('The other subscription is still in its reduction period', 'It can take seats when that period is over.'),
  'plans.upgrade.destinationCommitment': plain('The other subscription has another commitment', 'Choose one with the same commitment.'),
  'plans.upgrade.destinationEndsEarlier': plain('The other subscription ends earlier', 'Choose one that ends on the same day or later.'),
  'plans.commitment.shorterOnlyAtRenewal': (facts, format) => ({
    title: 'A shorter commitment starts at the renewal', text: `The current commitment holds until the end of the term; the new one can start ${renewal(dateOf(facts, 'renewsOn', format))}.`,
  }),
  'plans.frequency.onlyAtRenewal': (facts, format) => ({
    title: 'The way of billing changes at the renewal', text: `With this commitment the new way of billing can start ${renewal(dateOf(facts, 'renewsOn', format))}.`,
  }),
  'plans.downgrade.bySupport': plain('A lower plan is arranged with support', 'The team goes through what will no longer be available before changing.'),
  'plans.corporate.byRepresentative': plain('Your account has a representative', 'Corporate accounts change plans with them.'),
  'plans.change.nothingAsked': plain('The subscription is like that already', 'Choose another plan, another number of licences or another way of billing.'),
  'quotes.quote.expired': (facts, format) => {
    const [before, after] = [moneyOf(facts, 'oldCents', format), moneyOf(facts, 'newCents', format)]
    return {
      title: 'The amount must be confirmed again',
      text: before !== null && after !== null && before !== after
        ? `It changed from ${before} to ${after} since it was shown. Nothing was charged.`
        : 'The quote expired or the subscription changed since it was shown. Nothing was charged.',
    }
  },
} satisfies Record<Exclude<DenialRuleId, keyof typeof moneyRules | keyof typeof licenceRules>, RuleWords>
