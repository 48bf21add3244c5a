/** What becomes of each line of a licence file; reads nothing and writes nothing. */
import { addDays, dateInZone, daysBetween, serialStateOn } from '@assento/rules'
import type { CalendarDate, Instant } from '@assento/rules'
import type { AccountRow, SerialRow } from '@assento/store'
import { searchName } from '../../accounts/account-item.ts'
import { keyHashOf } from '../../activations/key-hash.ts'
import { STATE_WORDS } from '../../licences/serials-words.ts'
import { writtenTaxId } from '../customers/customer-line.ts'
import type { ReadRow, RowVerdict } from '../report.ts'
import { refusedVerdict, rowVerdict, warningsOf } from '../row-verdicts.ts'
import type { LicenceCustomer, LicenceLine, LicenceSerial } from './licence-line.ts'
import { productNamed } from './load-world.ts'
import type { LicenceWorld } from './load-world.ts'

export interface JudgeOptions {
  readonly createProducts: boolean
  /** Whose customers new ones become; null = as the file says, else the manufacturer's own. */
  readonly partnerId: string | null
  readonly now: Instant
  readonly zone: string
}

/** What is to be written for a line: only what is not there yet. */
export interface LicenceMaking {
  readonly line: LicenceLine
  /** Null = there already, or in a line before. */
  readonly newCustomer: { readonly parentId: string | null } | null
  /** The account takes the id of the other system. */
  readonly linksTo: AccountRow | null
  /** Null = there already, or the line has none. */
  readonly newSerial: { readonly product: string; readonly productId: string | null } | null
}

export interface Judged {
  readonly verdicts: readonly RowVerdict[]
  readonly making: LicenceMaking | null
}

/** Judges lines one after the other: what a line makes is there for the next. What is there is never changed by a file; differences are told. */
export class LineJudge {
  readonly #world: LicenceWorld
  readonly #options: JudgeOptions
  readonly #today: CalendarDate
  readonly #seenKeys = new Map<string, number>()
  readonly #madeCustomers = new Map<string, string>()
  readonly #madeRefs = new Map<string, string>()

  constructor(world: LicenceWorld, options: JudgeOptions) {
    this.#world = world
    this.#options = options
    this.#today = dateInZone(options.now, options.zone)
  }

  judge(read: ReadRow<LicenceLine>): Judged {
    if (read.value === null) return { verdicts: [...warningsOf(read), refusedVerdict(read)], making: null }
    const warnings = warningsOf(read)
    const refused = (message: string, rule: string, verdict: 'rejected' | 'skipped' = 'rejected'): Judged => (
      { verdicts: [...warnings, rowVerdict(read, verdict, message, { rule })], making: null })
    const { customer, serial } = read.value
    const account = this.#world.accountsByTaxId.get(customer.taxId.value)
    const trouble = this.#customerTrouble(customer, account)
    if (trouble !== null) return refused(...trouble)
    if (serial === null) return this.#judgeCustomer(read, read.value, account, warnings)
    const hash = keyHashOf(serial.key)
    const seen = this.#seenKeys.get(hash)
    if (seen !== undefined) return refused(`repete o número de série da linha ${seen}; a primeira vale.`, 'imports.licence.duplicate', 'skipped')
    const known = this.#world.serialsByHash.get(hash)
    if (known !== undefined && known.customer_id !== account?.id) return refused('o número de série já é de outro cliente.', 'imports.licence.otherCustomer')
    const product = productNamed(this.#world.products, serial.product)
    if (product === 'ambiguous') return refused(`há mais de um produto chamado "${serial.product}": use o código.`, 'imports.licence.productAmbiguous')
    if (product !== null && product.kind !== 'product') return refused(`"${serial.product}" é de usuários adicionais, não de números de série.`, 'imports.licence.productKind')
    if (known !== undefined && known.product_id !== product?.id) return refused('o número de série já é de outro produto.', 'imports.licence.otherProduct')
    if (known !== undefined) {
      this.#seenKeys.set(hash, read.row)
      const verdict = rowVerdict(read, 'unchanged', `${keyEnd(serial)} de ${customer.name}: já está aqui.`)
      return { verdicts: [...warnings, ...endDiffers(read, serial, known), verdict], making: null }
    }
    if (product === null && !this.#options.createProducts) return refused(`não há produto de código ou nome "${serial.product}".`, 'imports.licence.product')
    this.#seenKeys.set(hash, read.row)
    const graceDays = serial.graceUntil !== null && serial.validUntil !== null ? daysBetween(serial.validUntil, serial.graceUntil) : (product?.grace_days ?? 7)
    const made = this.#customerMaking(customer, account)
    return {
      verdicts: [...warnings, ...this.#stateWarning(read, serial, graceDays), rowVerdict(read, 'created', `${keyEnd(serial)} de ${customer.name}: número de série novo.`)],
      making: { line: read.value, ...made, newSerial: { product: serial.product, productId: product?.id ?? null } },
    }
  }

  #customerTrouble(customer: LicenceCustomer, account: AccountRow | undefined): readonly [message: string, rule: string] | null {
    if (account !== undefined && account.kind !== 'customer') return [`${writtenTaxId(customer)} já é o CNPJ de uma conta que não é de cliente.`, 'imports.customer.kind']
    if (account !== undefined && this.#options.partnerId !== null && account.parent_id !== this.#options.partnerId) {
      return [`${writtenTaxId(customer)} não é de um cliente deste parceiro.`, 'imports.licence.otherPartner']
    }
    const ref = customer.externalRef
    const owner = ref === null ? undefined : (this.#madeRefs.get(ref) ?? this.#world.ownersByRef.get(ref))
    return owner === undefined || owner === customer.taxId.value ? null : [`o identificador ${ref} já é de outro cliente.`, 'imports.customer.externalRef']
  }

  #judgeCustomer(read: ReadRow<LicenceLine>, line: LicenceLine, account: AccountRow | undefined, warnings: readonly RowVerdict[]): Judged {
    const label = `${line.customer.name} (${writtenTaxId(line.customer)})`
    if (this.#madeCustomers.has(line.customer.taxId.value)) {
      const repeated = rowVerdict(read, 'skipped', `${label}: repete um CNPJ ou CPF do arquivo; a primeira linha vale.`, { rule: 'imports.customer.duplicate' })
      return { verdicts: [...warnings, repeated], making: null }
    }
    const making = { line, ...this.#customerMaking(line.customer, account), newSerial: null }
    if (making.newCustomer !== null) return { verdicts: [...warnings, rowVerdict(read, 'created', `${label}: cliente novo.`)], making }
    if (making.linksTo !== null) return { verdicts: [...warnings, rowVerdict(read, 'updated', `${label}: ganhou o identificador ${line.customer.externalRef}.`)], making }
    return { verdicts: [...warnings, rowVerdict(read, 'unchanged', `${label}: já está aqui.`)], making: null }
  }

  #customerMaking(customer: LicenceCustomer, account: AccountRow | undefined): Pick<LicenceMaking, 'newCustomer' | 'linksTo'> {
    if (customer.externalRef !== null) this.#madeRefs.set(customer.externalRef, customer.taxId.value)
    if (account !== undefined) return { newCustomer: null, linksTo: customer.externalRef !== null && account.external_ref === null ? account : null }
    if (this.#madeCustomers.has(customer.taxId.value)) return { newCustomer: null, linksTo: null }
    this.#madeCustomers.set(customer.taxId.value, customer.name)
    return { newCustomer: { parentId: this.#options.partnerId ?? this.#partnerNamed(customer.partnerName) }, linksTo: null }
  }

  #partnerNamed(name: string | null): string | null {
    const found = name === null ? [] : this.#world.partners.filter((partner) => partner.searchName === searchName(name))
    return found.length === 1 ? (found[0]?.id ?? null) : null
  }

  /** A file may call a serial what its dates do not say: the dates are kept, and it is said. */
  #stateWarning(read: ReadRow<LicenceLine>, serial: LicenceSerial, graceDays: number): readonly RowVerdict[] {
    if (serial.situation.kind !== 'byClock' || serial.situation.said === null) return []
    const { state } = serialStateOn({
      validUntil: serial.validUntil, graceDays, provisionedAt: this.#options.now, cancelledAt: null, suspension: null, lapseEffect: 'stops',
    }, this.#today)
    if (state === serial.situation.said) return []
    const until = serial.validUntil === null ? 'sem vencimento' : `vencimento ${serial.validUntil}, tolerância até ${addDays(serial.validUntil, graceDays)}`
    return [{
      row: read.row, verdict: 'warning', rule: 'imports.licence.stateDiffers',
      message: `Linha ${read.row}: o arquivo diz "${STATE_WORDS['pt-BR'][serial.situation.said]}"; pelas datas (${until}) fica "${STATE_WORDS['pt-BR'][state]}".`,
    }]
  }
}

/** The end of a serial that is here is never moved by a file; what differs is said. */
function endDiffers(read: ReadRow<LicenceLine>, serial: LicenceSerial, known: SerialRow): readonly RowVerdict[] {
  if (known.cancelled_at !== null || known.valid_until === serial.validUntil) return []
  const ours = known.valid_until ?? 'sem vencimento'
  return [{
    row: read.row, verdict: 'warning', rule: 'imports.licence.differs', message: `Linha ${read.row}: o vencimento do arquivo difere do nosso, que é o que vale (${ours}).`,
  }]
}

/** The end of a key: a report may be seen by more people than the file. */
function keyEnd(serial: LicenceSerial): string {
  return `…${serial.key.slice(-5)}`
}
