/** What makes one host a host: its persons, pages, files and frame. The rest is the kit's, alike for all of them. */
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Person } from './persons.ts'
import type { SellerApi } from './seller-api.ts'
import type { Visit } from './visit.ts'

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

export interface PageParts {
  readonly title: string
  /** One sentence under the title. */
  readonly lead: string
  readonly content: Markup
}

export interface HostPage {
  readonly path: string
  /** Its word in the menu. */
  readonly label: string
  readonly isInMenu: (visit: Visit) => boolean
  readonly parts: (visit: Visit, api: SellerApi) => PageParts | Promise<PageParts>
}

export interface HostSite {
  /** Begins the names of its cookies, and is the name of its file in the data folder. */
  readonly id: string
  readonly name: string
  /** One sentence for the demo's front page. */
  readonly about: string
  /** The first one is who looks at first. */
  readonly persons: readonly [Person, ...Person[]]
  /** The first one is where `/` leads. */
  readonly pages: readonly [HostPage, ...HostPage[]]
  /** Folder of the files that are served at `/estatico/`. */
  readonly publicFolder: string
  /** The whole document around a page's content. Everything that varies is escaped by `html`. */
  readonly frame: (visit: Visit, page: HostPage, parts: PageParts, menu: readonly HostPage[]) => Markup
  /** What the site says when Assento does not answer. */
  readonly sorry: string
}

export const never = (): boolean => false
export const always = (): boolean => true
export const forSeller = ({ person }: Visit): boolean => person.works === 'for the seller'
