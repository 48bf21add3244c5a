import { expect } from '@open-wc/testing'
import '../src/define/renewal-scheduler.ts'
import { FakeServer } from './seat-editor-server.ts'
import { factsOf } from './seat-editor-facts.ts'
import { mount, unmount } from './seat-editor-page.ts'

describe('assento-renewal-scheduler', () => {
  afterEach(() => unmount())

  it('shows this term and the next side by side', async () => {
    const page = await mount(new FakeServer(factsOf()), {}, 'pt-BR', 'assento-renewal-scheduler')
    expect(page.text('.heading')).to.equal('Próxima renovação')
  })
})
