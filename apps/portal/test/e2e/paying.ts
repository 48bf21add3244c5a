/** How invoices of the demo are paid from outside: the bank's return file, the provider's signed callback, the seller's own hand. */
import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { addDays, calendarDate, dateInZone } from '@assento/rules'
import { buildReturnFile, nextBankBusinessDay } from '@assento/brazil'
import type { AssentoClient } from '@assento/client'
import { signCallback } from '@assento/server/callbacks/standard-webhook'
import { AURORA_BANK } from '../../src/demo/aurora/settings.ts'
import { BIGORNA_BANK } from '../../src/demo/bigorna/settings.ts'
import { FAROL_BANK } from '../../src/demo/farol/settings.ts'
import { JANGADA_BANK } from '../../src/demo/jangada/settings.ts'
import { agreementOf, nossoNumeroOf } from '../../src/demo/story/payments.ts'
import type { DemoHost, DemoProcess } from './demo-process.ts'

const BANKS = { aurora: AURORA_BANK, jangada: JANGADA_BANK, farol: FAROL_BANK, bigorna: BIGORNA_BANK } as const
export type Bank = (typeof BANKS)[keyof typeof BANKS]
export const bankOf = ({ id }: DemoHost): Bank => BANKS[id]

let fileNumber = 900

/** The bank's file of today, in which a boleto was paid in full. */
export async function payByReturnFile(host: DemoHost, { barcode, cents }: { readonly barcode: string; readonly cents: number }): Promise<string> {
  const { profile, beneficiary } = bankOf(host)
  const { now } = await host.server.sandbox.clock.query()
  const today = dateInZone(now, 'America/Sao_Paulo')
  fileNumber += 1
  const bytes = buildReturnFile(profile.bank, 240, {
    beneficiary: { ...beneficiary, ...agreementOf(profile) }, fileSequence: fileNumber, generatedOn: today,
    movements: [{
      nossoNumero: nossoNumeroOf(profile, barcode), nossoNumeroDigit: '0', documentNumber: '', dueOn: today, amountCents: cents, paidCents: cents,
      feeCents: 210, paidOn: today, creditedOn: nextBankBusinessDay(addDays(today, 1)),
    }],
  })
  const report = await host.server.payments.importReturnFile.mutate({ file: { name: `retorno-${fileNumber}.ret`, base64: Buffer.from(bytes).toString('base64') } })
  assert.equal(report.lines.length, 1)
  return report.lines[0]?.verdict ?? ''
}

/** The provider tells of one Pix; answers its verdict. */
export async function payByPix(demo: DemoProcess, host: DemoHost, { txid, cents }: { readonly txid: string; readonly cents: number }): Promise<string> {
  const { secret, callbackPath } = await host.server.connectors.secrets.create.mutate({ connector: 'pix' })
  const endToEndId = `E99999999202611231200${randomBytes(6).toString('hex').slice(0, 11)}`
  const body = new TextEncoder().encode(JSON.stringify({ pix: [{ endToEndId, txid, valor: (cents / 100).toFixed(2), horario: new Date().toISOString() }] }))
  const [id, timestamp] = [`cb_${randomUUID()}`, String(Math.floor(Date.now() / 1000))]
  const answer = await fetch(`${demo.apiOrigin}${callbackPath}`, {
    method: 'POST', body,
    headers: { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signCallback(secret, id, timestamp, body) },
  })
  assert.equal(answer.status, 200)
  const { payments } = await answer.json() as { payments: readonly { readonly verdict: string }[] }
  return payments[0]?.verdict ?? ''
}

/** Everything that a customer owes, with fine and interest, entered by the seller. */
export async function payEverything(server: AssentoClient, customerId: string): Promise<void> {
  const { items, today } = await server.invoices.list.query({ customerId, status: ['open', 'overdue'], limit: 200 })
  for (const { id } of items) {
    const { balance, lateCharges } = await server.invoices.get.query({ invoiceId: id })
    await server.payments.record.mutate({ invoiceId: id, externalId: randomUUID(), amountCents: balance.cents + (lateCharges?.total.cents ?? 0), paidOn: calendarDate(today) })
  }
}
