import { expect } from '@open-wc/testing'
import '../src/define/seat-assignment.ts'
import type { AssentoSeatAssignment } from '../src/subscriptions/seat-assignment.ts'
import { draftErrors } from '../src/subscriptions/seat-assignment-form.ts'
import { detailOf, Failure, FakeServer, ITEM, person, type Answers } from './fixtures.ts'
import { mount, unmountAll, type Page } from './page.ts'
import { waitUntil } from './wait-until.ts'

const ANA = person(1, 'Ana Souza')
const BRUNO = person(2, 'Bruno Carvalho')

function serverWith(answers: Answers = {}): FakeServer {
  return new FakeServer({
    'subscriptions.get': () => detailOf({ ...ITEM, seats: 4, assignedSeats: 2 }),
    'subscriptions.assignments.list': () => ({ items: [ANA, BRUNO], nextCursor: null }),
    'subscriptions.assignments.assign': (input) => ({ ...person(9, String(input['userName'])), userEmail: String(input['userEmail']) }),
    'subscriptions.assignments.unassign': (input) => ({ id: String(input['assignmentId']) }),
    ...answers,
  })
}

function assignment(server: FakeServer): Promise<Page<AssentoSeatAssignment>> {
  const element = document.createElement('assento-seat-assignment')
  element.setAttribute('subscription-id', 'sub_1')
  element.portal = server.portal()
  return mount(element)
}

describe('assento-seat-assignment', () => {
  afterEach(unmountAll)

  it('lists who has a seat, and how many are free', async () => {
    const page = await assignment(serverWith())
    expect(page.texts('.person .strong')).to.deep.equal(['Ana Souza', 'Bruno Carvalho'])
    expect(page.text).to.contain('2 de 4 em uso').and.to.contain('2 livres').and.to.contain('desde 2 abr 2026')
    await page.isAccessible()
  })

  it('gives a seat, tells the others, and is ready for the next person', async () => {
    const server = serverWith()
    const page = await assignment(server)
    const told: string[] = []
    page.element.addEventListener('assento-seat-assigned', ({ detail }) => told.push(`${detail.change} ${detail.userEmail}`))
    await page.type('#userName', '  Célia Araújo ')
    await page.type('#userEmail', 'celia@example.com')
    await page.click('Atribuir licença')
    await page.sees('Célia Araújo recebeu uma licença.')
    expect(server.callsOf('subscriptions.assignments.assign')[0]?.input).to.deep.equal({ subscriptionId: 'sub_1', userName: 'Célia Araújo', userEmail: 'celia@example.com' })
    expect(page.text).to.contain('3 de 4 em uso').and.to.contain('1 livre')
    expect(told).to.deep.equal(['assigned celia@example.com'])
    expect(page.find<HTMLInputElement>('#userName').value).to.equal('')
    expect(page.root.activeElement?.id).to.equal('userName')
  })

  it('says under the field what is wrong, sends nothing, and leads the focus there', async () => {
    const server = serverWith()
    const page = await assignment(server)
    await page.type('#userName', 'Davi')
    await page.type('#userEmail', 'davi@empresa')
    await page.click('Atribuir licença')
    await waitUntil(() => page.root.activeElement?.id === 'userEmail')
    const field = page.find<HTMLInputElement>('#userEmail')
    expect(field.getAttribute('aria-invalid')).to.equal('true')
    expect(page.find(`#${field.getAttribute('aria-describedby') ?? ''}`).textContent).to.contain('Este e-mail não está completo')
    expect(server.callsOf('subscriptions.assignments.assign')).to.have.length(0)
    await page.isAccessible()
  })

  it('takes a seat back and undoes it, with the focus on undo in between', async () => {
    const server = serverWith()
    const page = await assignment(server)
    await page.click('Retirar a licença de Ana Souza')
    await page.sees('A licença de Ana Souza foi retirada.')
    expect(page.text).to.contain('1 de 4 em uso')
    await waitUntil(() => page.root.activeElement?.getAttribute('aria-label') === 'Desfazer: devolver a licença de Ana Souza')
    await page.isAccessible()
    await page.click('Desfazer: devolver a licença de Ana Souza')
    await page.sees('A licença de Ana Souza foi devolvida.')
    expect(page.text).to.contain('2 de 4 em uso')
    expect(server.callsOf('subscriptions.assignments.assign')[0]?.input['userEmail']).to.equal(ANA.userEmail)
  })

  it('offers more seats when all are in use, and asks the host for that', async () => {
    const page = await assignment(serverWith({ 'subscriptions.get': () => detailOf({ ...ITEM, seats: 2, assignedSeats: 2 }) }))
    expect(page.text).to.contain('Todas as licenças estão em uso')
    let asked = ''
    page.element.addEventListener('assento-action', ({ detail }) => { asked = detail.action })
    await page.click('Alterar licenças')
    expect(asked).to.equal('changeSeats')
    await page.isAccessible()
  })

  it('shows a viewer who has seats, without anything to change', async () => {
    const detail = detailOf({ ...ITEM, seats: 4, assignedSeats: 2 })
    const page = await assignment(serverWith({ 'subscriptions.get': () => ({ ...detail, permissions: { ...detail.permissions, assignSeats: false } }) }))
    expect(page.all('button')).to.have.length(0)
    expect(page.text).to.contain('Ana Souza')
  })

  it('keeps what was typed when the network failed, and repeats the same key on the next try', async () => {
    const server = serverWith()
    const page = await assignment(server)
    const answer = server.answers['subscriptions.assignments.assign']!
    server.answers['subscriptions.assignments.assign'] = () => { throw new Failure('server', 500) }
    await page.type('#userName', 'Davi Moreira')
    await page.type('#userEmail', 'davi@example.com')
    await page.click('Atribuir licença')
    await page.sees('Algo deu errado do nosso lado')
    expect(page.find<HTMLInputElement>('#userEmail').value).to.equal('davi@example.com')
    server.answers['subscriptions.assignments.assign'] = answer
    await page.click('Atribuir licença')
    await page.sees('Davi Moreira recebeu uma licença.')
    const [first, second] = server.callsOf('subscriptions.assignments.assign')
    expect(second?.idempotencyKey).to.equal(first?.idempotencyKey)
  })

  it('loads the next people by their cursor', async () => {
    const page = await assignment(serverWith({
      'subscriptions.assignments.list': (input) => input['cursor'] === 'c2' ? { items: [person(3, 'Célia Araújo')], nextCursor: null } : { items: [ANA, BRUNO], nextCursor: 'c2' },
    }))
    await page.click('Carregar mais')
    await page.sees('Célia Araújo')
    expect(page.all('.person')).to.have.length(3)
  })

  it('knows a complete address from a typing error', () => {
    const errorOf = (userEmail: string) => draftErrors({ userName: 'Ana', userEmail }, [BRUNO]).userEmail
    expect(errorOf('ana@example.com')).to.equal(undefined)
    expect(errorOf('ana+teste@sub.example.com.br')).to.equal(undefined)
    expect(['ana', 'ana@', '@example.com', 'ana@example', 'ana@@example.com', 'ana @example.com', 'ana@example..com'].map(errorOf)).to.deep.equal(Array(7).fill('emailMalformed'))
    expect(errorOf(BRUNO.userEmail.toUpperCase())).to.equal('emailTaken')
    expect(errorOf('')).to.equal('emailMissing')
  })
})
