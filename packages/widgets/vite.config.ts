/** The CDN build: `assento.js`, a loader, and hashed ES chunks beside it. No URL of any other place gets in. */
import { defineConfig } from 'vite'

/**
 * What the first paint of every widget needs, in one chunk that is fetched once: lit's core, the client, the base element,
 * calendar and instants. What only some widgets need is shared by those (`number-field`, `ticking`…), or follows the paint.
 */
const RUNTIME = new RegExp([
  String.raw`node_modules/(?:lit/(?:index|html)|lit-html/(?:lit-html|is-server)|lit-element/|@lit/reactive-element/|@trpc/)`,
  'packages/client/', 'packages/widgets/src/locales/messages', 'packages/rules/src/(?:time|assert)[.]',
  'packages/widgets/src/runtime/(?:assento-element|clock|define-element|events|format|heading|icons|portal|portal-element|portal-link|states|styles|tokens|version)[.]',
].join('|'))

/** Lit's directives, and what is made of them. */
const DIRECTIVES = /node_modules\/lit(?:-html)?\/(?:directive|async-directive|directives\/)|widgets\/src\/runtime\/ticking/

/** What the seat editor and the renewal scheduler draw with, at their first paint; the number field alone serves others too. */
const EDITORS = /widgets\/src\/runtime\/moments|rules\/src\/subscriptions\/reducible-now/

/** How the two of them act, and say how it ended; fetched after their first paint. */
const ACTS = /widgets\/src\/runtime\/(?:acts|intents|refusal-callout|act-button)/

/** Rules that widgets preview with, shared by the seat editor and the renewal scheduler; fetched after their first paint. */
const RULES = /packages\/rules\/src\/(?:rulebook|decision|money|policy|accounts\/refuse-role|(?:subscriptions(?!\/reducible-now)|renewals|plans|catalog|quotes)\/)/

export default defineConfig({
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
      treeshake: { moduleSideEffects: [{ test: /packages\/(?:rules|client|brazil)\/|@trpc\//, sideEffects: false }] },
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: ({ facadeModuleId }) => {
          const words = /\/locales\/([\w-]+)\/[\w-]+\.ts$/.exec(facadeModuleId ?? '')
          return `${words ? `words-${words[1]}-` : ''}[name]-[hash].js`
        },
        codeSplitting: { includeDependenciesRecursively: false, groups: [
          { name: 'runtime', test: RUNTIME }, { name: 'rules', test: RULES }, { name: 'directives', test: DIRECTIVES },
          { name: 'editors', test: EDITORS }, { name: 'acts', test: ACTS },
        ] },
      },
    },
  },
})
