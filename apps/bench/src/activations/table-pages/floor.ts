/** A scroller with nothing in it: what the browser and the measure themselves cost. */
import { ROW_PX, ROWS } from '../table-rows.ts'

let scroller: HTMLElement | null = null

window.benchPage = {
  create(host) {
    scroller = document.createElement('div')
    scroller.style.cssText = 'height:100%;overflow:auto'
    const inner = document.createElement('div')
    inner.style.height = `${ROWS * ROW_PX}px`
    inner.textContent = '000000'
    scroller.append(inner)
    host.append(scroller)
  },
  scroller: () => scroller,
  ready: () => Promise.resolve(),
}
