import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { billingErrors, caretAfterMask, maskTaxId, suggestedTaxId } from '../src/cart/billing-data.ts'
import { Failure } from './fixtures.ts'
import { unmountAll } from './page.ts'
import { fillCart, review, shopWidget } from './shop-page.ts'
import { ShopServer } from './shop-server.ts'

const withoutTaxId = () => {
  const server = fillCart(new ShopServer())
  server.taxId = null
  return server
}
const inBilling = async (server: ShopServer) => {
  const page = await shopWidget('assento-cart', server)
  await review(page)
  return page
}

describe('who pays: the mask', () => {
  for (const [typed, shown] of [
    ['529', '529'], ['5299', '529.9'], ['52998224725', '529.982.247-25'], ['529982247250', '52.998.224/7250'], ['12ABC34501DE35', '12.ABC.345/01DE-35'], ['12abc34501de35', '12.ABC.345/01DE-35'],
    ['12.ABC.345/01DE-35', '12.ABC.345/01DE-35'], ['1a', '1A'], ['', ''], ['45.997.418/0001-53', '45.997.418/0001-53'],
    ['CNPJ: 45.997.418/0001-53 (matriz)', '45.997.418/0001-53'], ['CPF 529.982.247-25', '529.982.247-25'], ['459974180001531', '459974180001531'], ['não sei', 'não sei'],
  ] as const) it(`shows “${typed}” as “${shown}”`, () => { expect(maskTaxId(typed)).to.equal(shown) })

  it('keeps the caret behind the same character when punctuation comes before it', () => {
    expect(caretAfterMask('5299', 4, '529.9')).to.equal(5)
    expect(caretAfterMask('529.982', 3, '529.982')).to.equal(3)
    expect(caretAfterMask('12XABC', 3, '12.XAB.C')).to.equal(4)
  })

  it('offers the zero that a spreadsheet took, and nothing for other mistakes', () => {
    expect(suggestedTaxId('1444777000161')).to.equal(null)
    expect(suggestedTaxId('191000000191')).to.equal(null)
    expect(suggestedTaxId('0.000.000/0001-91')).to.equal('00.000.000/0001-91')
  })
})

describe('who pays: what is wrong', () => {
  const good = { country: 'BR', taxId: '12.ABC.345/01DE-35', name: 'Padaria', email: 'a@b.co' }
  it('takes a CNPJ with letters, an old one, a CPF, and another country’s text', () => {
    for (const taxId of ['12.ABC.345/01DE-35', '45.997.418/0001-53', '529.982.247-25']) expect(billingErrors({ ...good, taxId }), taxId).to.deep.equal({})
    expect(billingErrors({ ...good, country: 'PT', taxId: 'PT 501 964 843' })).to.deep.equal({})
  })

  for (const [taxId, rule] of [
    ['', 'taxId.empty'], ['12.ABC.345/01DE-36', 'taxId.checkDigits'], ['529.982.247-26', 'taxId.checkDigits'], ['1234', 'taxId.length'], ['111.111.111-11', 'taxId.repeated'],
    ['9,9905E+13', 'taxId.scientificNotation'], ['12.ABC.345/01DE-3X', 'taxId.characters'], ['12.ÁBC.345/01DE-35', 'taxId.characters'],
  ] as const) it(`names ${rule} for “${taxId}”`, () => { expect(billingErrors({ ...good, taxId })).to.deep.equal({ taxId: rule }) })

  it('asks for the other fields in words of their own', () => {
    expect(billingErrors({ country: 'AR', taxId: ' ', name: ' ', email: 'a@b' })).to.deep.equal({ taxId: 'foreignId', name: 'name', email: 'emailShape' })
  })
})

describe('who pays: the form', () => {
  afterEach(() => unmountAll())

  it('is asked for only where the price rises and no number is known, each error at its field, the first with the focus', async () => {
    const server = withoutTaxId()
    const page = await inBilling(server)
    await page.isAccessible()
    await page.click('Efetuar pedido')
    await page.sees('Falta corrigir 3 campos.')
    expect(page.texts('.field-error')).to.deep.equal(['Informe o CNPJ ou o CPF.', 'Informe o nome de quem paga.', 'Informe o e-mail.'])
    expect(page.root.activeElement?.id).to.equal('taxId')
    expect(page.find('#taxId').getAttribute('aria-describedby')).to.equal('taxId-error taxId-hint')
    expect(server.callsOf('cart.checkout')).to.have.length(0)
    await page.isAccessible()
  })

  it('writes the punctuation while letters are typed, and sends what was typed', async () => {
    const server = withoutTaxId()
    const page = await inBilling(server)
    page.find('#taxId').focus()
    await sendKeys({ type: '12abc34501de35' })
    expect(page.find<HTMLInputElement>('#taxId').value).to.equal('12.ABC.345/01DE-35')
    expect(page.texts('label[for=name]')).to.deep.equal(['Razão social'])
    await sendKeys({ press: 'Tab' })
    await sendKeys({ type: 'Padaria Estrela do Sul' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ type: 'financeiro@example.com' })
    await sendKeys({ press: 'Enter' })
    await page.sees('Pedido efetuado')
    expect(server.callsOf('cart.checkout')[0]?.input['billing']).to.deep.equal({
      country: 'BR', taxId: '12.ABC.345/01DE-35', name: 'Padaria Estrela do Sul', email: 'financeiro@example.com',
    })
  })

  it('edits in the middle without throwing the caret to the end', async () => {
    const page = await inBilling(withoutTaxId())
    await page.type('#taxId', '52998224725')
    const field = page.find<HTMLInputElement>('#taxId')
    field.focus()
    field.setSelectionRange(2, 2)
    await sendKeys({ press: 'Backspace' })
    expect([field.value, field.selectionStart]).to.deep.equal(['599.822.472-5', 1])
  })

  it('tells a wrong number when its field is left, forgives it while it is typed again', async () => {
    const page = await inBilling(withoutTaxId())
    page.find('#taxId').focus()
    await sendKeys({ type: '52998224726' })
    await sendKeys({ press: 'Tab' })
    await page.sees('Os dois últimos dígitos não conferem.')
    await page.type('#taxId', '5299822472')
    expect(page.texts('.field-error')).to.deep.equal([])
  })

  it('puts the lost zero back in one click', async () => {
    const page = await inBilling(withoutTaxId())
    await page.type('#taxId', '0.000.000/0001-91')
    await page.click('Efetuar pedido')
    await page.click('Usar 00.000.000/0001-91')
    expect(page.find<HTMLInputElement>('#taxId').value).to.equal('00.000.000/0001-91')
  })

  it('says in words at the field what the server did not accept', async () => {
    const server = withoutTaxId()
    server.answers['cart.checkout'] = () => { throw new Failure('validation', 400, [{ field: 'billing.taxId', rule: 'taxId.unavailable', message: 'no' }]) }
    const page = await inBilling(server)
    await page.type('#taxId', '52998224725')
    await page.type('#name', 'Ana Souza')
    await page.type('#email', 'ana@example.com')
    await page.click('Efetuar pedido')
    await page.sees('Este número não pode ser usado nesta conta.')
    expect(page.root.activeElement?.id).to.equal('taxId')
  })

  it('takes free text for another country, whose names are in the reader’s language', async () => {
    const server = withoutTaxId()
    const page = await inBilling(server)
    const country = page.find<HTMLSelectElement>('#country')
    expect([...country.options].slice(0, 2).map(({ text }) => text)).to.deep.equal(['Brasil', 'África do Sul'])
    country.value = 'PT'
    country.dispatchEvent(new Event('change', { bubbles: true }))
    await page.element.updateComplete
    expect(page.texts('label[for=taxId]')).to.deep.equal(['Número fiscal'])
    await page.type('#taxId', 'PT501964843')
    await page.type('#name', 'Padaria Lisboa')
    await page.type('#email', 'a@example.com')
    await page.click('Efetuar pedido')
    await page.sees('Pedido efetuado')
    expect(server.callsOf('cart.checkout')[0]?.input['billing']).to.deep.equal({ country: 'PT', taxId: 'PT501964843', name: 'Padaria Lisboa', email: 'a@example.com' })
  })
})
