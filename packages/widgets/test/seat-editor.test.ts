import { expect, waitUntil } from '@open-wc/testing'
import '../src/define/seat-editor.ts'
import { FakeServer } from './seat-editor-server.ts'
import { factsOf } from './seat-editor-facts.ts'
import { mount, unmount } from './seat-editor-page.ts'

describe('assento-seat-editor', () => {
  afterEach(() => unmount())

  it('shows what is held, what can still be reduced and until when, in local time and UTC', async () => {
    const page = await mount(new FakeServer(factsOf()))
    expect(page.text('.heading')).to.equal('Suite Escritório Padrão')
    expect(page.text('.sub')).to.equal('Compromisso anual · cobrança mensal · vigência até 11 de março de 2027')
    expect(page.text('#seats-delta')).to.contain('8 atribuídas · 7 livres')
    const [open, closed] = page.texts('.window')
    expect(open).to.contain('5 licenças').and.contain('até qui, 14 mai, 06:00').and.contain('restam 2 d 4 h · 09:00 UTC')
    expect(closed).to.contain('10 licenças').and.contain('na renovação, 12 mar 2027').and.contain('prazo de 168 h encerrado')
    await waitUntil(() => true)
  })
})
