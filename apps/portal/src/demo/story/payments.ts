/** Money that comes in, by the doors that it has: the bank's return file and the provider's signed callback. Bank and provider are simulated. */
import { randomBytes } from 'node:crypto'
import { buildReturnFile, nextBankBusinessDay, type BankProfile, type ReturnContents, type ReturnMovement } from '@assento/brazil'
import { addDays, assert, type CalendarDate } from '@assento/rules'
import { signCallback } from '@assento/server/callbacks/standard-webhook'
import type { PaymentMeans } from '@assento/server/invoices/dto'
import { system, todayOf, type Story } from './story.ts'

export interface Paid {
  readonly invoiceId: string
  /** All that is asked for when it is left out. */
  readonly cents?: number
}

/** What the bank charges for each title, in cents. */
const FEE_CENTS = 210

export interface SimulatedBank {
  readonly profile: BankProfile
  readonly beneficiary: { readonly name: string; readonly taxId: string }
  /** Return files of a beneficiary are numbered. */
  readonly nextFileNumber: () => number
}

export function simulatedBank(profile: BankProfile, beneficiary: SimulatedBank['beneficiary']): SimulatedBank {
  let last = 0
  return { profile, beneficiary, nextFileNumber: () => { last += 1; return last } }
}

/** Pays boletos today at the counter of the bank, which reports it in a return file that is imported at once. */
export async function payBoletos(story: Story, bank: SimulatedBank, paid: readonly Paid[]): Promise<void> {
  if (paid.length === 0) return
  const { payments } = await system(story)
  const on = await todayOf(story)
  const movements = await Promise.all(paid.map((each) => movementOf(story, bank.profile, each, on)))
  const bytes = buildReturnFile(bank.profile.bank, 240, {
    beneficiary: { ...bank.beneficiary, ...agreementOf(bank.profile) }, fileSequence: bank.nextFileNumber(), generatedOn: on, movements,
  })
  const report = await payments.importReturnFile({ file: { name: `retorno-${on}.ret`, base64: Buffer.from(bytes).toString('base64') } })
  assert(report.lines.every(({ verdict }) => ['matched', 'partial', 'over'].includes(verdict)), `the return file is taken: ${JSON.stringify(report.lines)}`)
}

async function movementOf(story: Story, profile: BankProfile, { invoiceId, cents }: Paid, on: CalendarDate): Promise<ReturnMovement> {
  const { boleto } = await meansOf(story, invoiceId)
  assert(boleto !== null, `invoice ${invoiceId} has a boleto`)
  const { barcode, amount, dueOn } = boleto
  return {
    nossoNumero: nossoNumeroOf(profile, barcode), nossoNumeroDigit: '0', documentNumber: '', dueOn, amountCents: amount.cents,
    paidCents: cents ?? amount.cents, feeCents: FEE_CENTS, paidOn: on, creditedOn: nextBankBusinessDay(addDays(on, 1)),
  }
}

/** How an open invoice is paid today: a second copy where the first no longer asks for what is owed. */
async function meansOf(story: Story, invoiceId: string): Promise<PaymentMeans> {
  const { invoices } = await system(story)
  const { payment } = await invoices.get({ invoiceId })
  if (payment.boleto?.isPayable === true) return payment
  const copy = await invoices.secondCopy({ invoiceId })
  assert(copy.verdict === 'allowed', `invoice ${invoiceId} can be paid`)
  return copy.payment
}

/** A bank finds its title by the bar code: the campo livre is its own. */
export function nossoNumeroOf({ bank }: BankProfile, barcode: string): string {
  const campoLivre = barcode.slice(19)
  if (bank === '341') return campoLivre.slice(3, 11)
  assert(bank === '001', `the simulated bank ${bank} is not here`)
  return campoLivre.slice(6, 23)
}

export function agreementOf(profile: BankProfile): Pick<ReturnContents['beneficiary'], 'agreement' | 'branch' | 'account'> {
  if (profile.bank === '341') return { branch: profile.agencia, account: profile.conta }
  assert(profile.bank === '001', `the simulated bank ${profile.bank} is not here`)
  return { agreement: profile.convenio, branch: profile.agencia, account: profile.conta }
}

export interface SimulatedProvider {
  readonly callbackPath: string
  readonly secret: string
}

/** A Pix code as the payer's bank reads it. */
export interface PixCode {
  readonly txid: string
  readonly cents: number
}

/** The codes of open invoices. Taken before another payment, a code can still be paid a second time. */
export function pixCodesOf(story: Story, paid: readonly Paid[]): Promise<PixCode[]> {
  return Promise.all(paid.map(async ({ invoiceId, cents }) => {
    const { pix } = await meansOf(story, invoiceId)
    assert(pix !== null, `invoice ${invoiceId} has a Pix code`)
    return { txid: pix.txid, cents: cents ?? pix.amount.cents }
  }))
}

/** Pays codes now: the provider tells of them in one signed callback. */
export async function payByPix(story: Story, { callbackPath, secret }: SimulatedProvider, codes: readonly PixCode[]): Promise<void> {
  if (codes.length === 0) return
  const now = story.runtime.clock.now()
  const pix = codes.map(({ txid, cents }) => ({ endToEndId: endToEndId(), txid, valor: decimal(cents), horario: now }))
  const body = new TextEncoder().encode(JSON.stringify({ pix }))
  const [id, timestamp] = [`cb_${randomBytes(8).toString('hex')}`, String(Math.floor(Date.parse(now) / 1000))]
  const answer = await story.request(callbackPath, {
    method: 'POST', body,
    headers: { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signCallback(secret, id, timestamp, body) },
  })
  assert(answer.status === 200, `the callback is taken: ${await answer.text()}`)
}

export async function createProvider(story: Story): Promise<SimulatedProvider> {
  const { callbackPath, secret } = await (await system(story)).connectors.secrets.create({ connector: 'pix' })
  return { callbackPath, secret }
}

/** `E`, the ISPB of an invented bank, a moment, and what makes it unique: 32 characters. */
function endToEndId(): string {
  return `E99999999202611231200${randomBytes(6).toString('hex').slice(0, 11)}`
}

function decimal(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}

/** The customer's invoices that are not paid, oldest first. */
export async function unpaidOf(story: Story, customerId: string): Promise<readonly { readonly id: string; readonly balanceCents: number }[]> {
  const { items } = await (await system(story)).invoices.list({ customerId, status: ['open', 'overdue'], limit: 200 })
  return [...items].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)).map(({ id, balance }) => ({ id, balanceCents: balance.cents }))
}

