/** Farol's partners and their customers. All of them invented; one has a CNPJ with letters. */
import { assert } from '@assento/rules'
import { PERSONS } from '../../hosts/farol/persons.ts'
import type { Customer } from '../../hosts/kit/visit.ts'
import { asPerson, system, type Story } from '../story/story.ts'

const [PARTNER_ADMIN] = PERSONS

export interface Partner extends Customer {
  /** Customers in the order in which they were registered. */
  readonly customers: readonly Customer[]
}

export interface Cast {
  readonly partner: Partner
  readonly other: Partner
}

const CUSTOMERS = {
  partner: [
    ['Mercado Bom Vizinho Ltda', '99.920.020/0001-48', 'bomvizinho'],
    ['Padaria Pão da Praia Ltda', '99.921.021/0001-07', 'paodapraia'],
    ['Farmácia Ipê Roxo Ltda', '99.922.022/0001-76', 'iperoxo'],
    ['Posto Curva do Rio Ltda', '99.923.023/0001-35', 'curvadorio'],
    ['Papelaria Caderno Azul Ltda', '99.924.024/0001-02', 'cadernoazul'],
    ['Restaurante Panela de Barro Ltda', '99.925.025/0001-63', 'paneladebarro'],
    ["Boutique Linha d'Água Ltda", '9A.F70.041/0001-23', 'linhadagua'],
    ['Lanchonete Esquina Nova Ltda', '99.931.031/0001-23', 'esquinanova'],
  ],
  other: [
    ['Agropecuária Campo Claro Ltda', '99.927.027/0001-91', 'campoclaro'],
    ['Autopeças Roda Certa Ltda', '99.928.028/0001-50', 'rodacerta'],
    ['Ótica Bem Te Vejo Ltda', '99.929.029/0001-10', 'bemtevejo'],
    ['Ferragens Parafuso Dourado Ltda', '99.930.030/0001-64', 'parafusodourado'],
  ],
} as const

export async function registerCast(story: Story, priceListId: string): Promise<Cast> {
  const create = async (name: string, taxId: string): Promise<Customer> => {
    const { id } = await (await system(story)).partners.create({ name, taxId, terms: { priceListId } })
    return { id, name }
  }
  const [partner, other] = [await create('Maré Cheia Automação Ltda', '99.932.032/0001-92'), await create('Serra Azul Sistemas Ltda', '99.933.033/0001-51')]
  return {
    partner: { ...partner, customers: await registerCustomers(story, partner, CUSTOMERS.partner) },
    other: { ...other, customers: await registerCustomers(story, other, CUSTOMERS.other) },
  }
}

/** Registered by the partner's own people, as they would in the page. */
async function registerCustomers(story: Story, partner: Customer, rows: readonly (readonly [string, string, string])[]): Promise<Customer[]> {
  const made: Customer[] = []
  for (const [name, taxId, place] of rows) {
    const answer = await (await asPerson(story, partner, PARTNER_ADMIN)).customers.create({ name, taxId, email: `contato@ficticio-${place}.example` })
    assert(answer.verdict !== 'denied' && answer.customer !== null, `${name} is registered`)
    made.push({ id: answer.customer.id, name })
  }
  return made
}
