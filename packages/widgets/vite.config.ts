/** The CDN build: `assento.js`, a loader, and hashed ES chunks beside it. No URL of any other place gets in. */
import { defineConfig, type Plugin } from 'vite'

/** In every widget: lit, the client, the base element, time and money. One chunk, fetched once. */
const RUNTIME = /node_modules\/(?:\.pnpm\/)?@?lit|packages\/client\/|packages\/widgets\/src\/runtime\/|packages\/widgets\/src\/locales\/messages|packages\/rules\/src\/(?:time|money|assert)\./

/** Refusals: also what the list of subscriptions needs of the rules. */
const RULEBOOK = /packages\/rules\/src\/(?:rulebook|decision)/

/** Rules that widgets preview with, shared by the seat editor and the renewal scheduler. */
const RULES = /packages\/rules\/src\/(?:policy\.|(?:subscriptions(?!\/reducible-now)|renewals|plans|catalog|quotes)\/)/

/**
 * The browser needs a refusal's clause, not the rule book's sentences and sources: `denied()` would bring all of them, 3 kB
 * gzip. Throws when the files no longer look as expected, so that the saving cannot vanish unseen.
 */
function clausesOnly(): Plugin {
  return {
    name: 'assento:clauses-only',
    enforce: 'pre',
    transform(code, id) {
      if (id.endsWith('/rules/src/rulebook-computations.ts')) return 'export const COMPUTATION_RULES = {}'
      if (!id.endsWith('/rules/src/rulebook-denials.ts')) return null
      const short = code.replace(/row: '[^']*',\s*source: '[^']*',\s*(clause: [^\n]+?),\s*sentence: '[^']*',/g, '$1,')
      if (/sentence:|source:/.test(short)) this.error('rulebook-denials.ts has another shape: adapt clausesOnly()')
      return short
    },
  }
}

export default defineConfig({
  plugins: [clausesOnly()],
  define: { 'process.env.NODE_ENV': '"production"' },
  base: './',
  publicDir: false,
  build: {
    outDir: 'dist/cdn',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    sourcemap: true,
    // As a library: Vite then leaves `import()` alone instead of wrapping it in its preload helper.
    lib: { entry: { assento: 'src/cdn/assento.ts' }, formats: ['es'] },
    reportCompressedSize: false,
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      treeshake: { moduleSideEffects: [{ test: /packages\/rules\//, sideEffects: false }] },
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: ({ facadeModuleId }) => {
          const words = /\/locales\/([\w-]+)\/[\w-]+\.ts$/.exec(facadeModuleId ?? '')
          return `${words ? `words-${words[1]}-` : ''}[name]-[hash].js`
        },
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: 'runtime', test: RUNTIME }, { name: 'rulebook', test: RULEBOOK }, { name: 'rules', test: RULES }] },
      },
    },
  },
})
