/** A file that the bundler puts beside the main process; the import is its path there. */
declare module '*?asset' {
  const path: string
  export default path
}
