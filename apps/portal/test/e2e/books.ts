/** Whether the demo's books are right: every invoice from its lines, and the ledger by the command that verifies it. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AssentoClient, InvoiceDetail } from '@assento/client'
import type { DemoProcess } from './demo-process.ts'

const CLI = fileURLToPath(new URL('./cli/main.ts', import.meta.resolve('@assento/server')))

/** Recomputes every invoice of the tenant from what `invoices.get` explains; answers how many there were. */
export async function recomputeInvoices(server: AssentoClient): Promise<number> {
  let cursor: string | null = null
  let count = 0
  do {
    const page: Awaited<ReturnType<AssentoClient['invoices']['list']['query']>> = await server.invoices.list.query({ limit: 200, ...(cursor === null ? {} : { cursor }) })
    for (const detail of await Promise.all(page.items.map(({ id }) => server.invoices.get.query({ invoiceId: id })))) recompute(detail)
    count += page.items.length
    cursor = page.nextCursor
  } while (cursor !== null)
  return count
}

function recompute(invoice: InvoiceDetail): void {
  const sum = (cents: readonly number[]): number => cents.reduce((total, each) => total + each, 0)
  for (const line of invoice.lines) {
    const { amount, computed, isCapped, lineNo } = line
    assert.ok(isCapped ? Math.abs(amount.cents) < Math.abs(computed.cents) : amount.cents === computed.cents, `line ${lineNo} of ${invoice.number}`)
    // The formula that is printed: quantity × price × days of the cycle, rounded once, half away from zero.
    const exact = (line.quantity * line.unitPrice.cents * line.billingDays) / line.cycleDays
    assert.equal(computed.cents, Math.sign(exact) * Math.round(Math.abs(exact)), `formula of line ${lineNo} of ${invoice.number}`)
  }
  assert.equal(invoice.subtotal.cents, sum(invoice.lines.map(({ amount }) => amount.cents)), `subtotal of ${invoice.number}`)
  for (const tax of invoice.taxes) assert.equal(tax.amount.cents, Math.round((tax.base.cents * tax.basisPoints) / 10_000), `tax of ${invoice.number}`)
  assert.equal(invoice.tax.cents, sum(invoice.taxes.map(({ amount }) => amount.cents)))
  assert.equal(invoice.total.cents, invoice.subtotal.cents + invoice.tax.cents, `total of ${invoice.number}`)
  const settled = sum(invoice.settlements.map(({ amount }) => amount.cents))
  if (invoice.status !== 'void') assert.equal(invoice.balance.cents, invoice.total.cents - settled, `balance of ${invoice.number}`)
}

/** `assento ledger verify` on the database of the running demo. */
export function verifyLedger({ dataFolder }: DemoProcess): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'ledger', 'verify'], {
    encoding: 'utf8', env: { ...process.env, DATABASE_URL: `sqlite:${join(dataFolder, 'assento.db')}`, NODE_TEST_CONTEXT: undefined },
  })
  assert.equal(status, 0, `${stdout}${stderr}`)
  return stdout
}
