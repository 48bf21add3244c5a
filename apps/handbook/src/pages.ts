import { permissionsPage } from './permissions-page.ts'
import { rulebookPage } from './rulebook-page.ts'

/** The generated pages by file name. */
export const PAGES: Readonly<Record<string, () => string>> = {
  'rulebook.md': rulebookPage,
  'permissions.md': permissionsPage,
}
