import { join, resolve } from 'node:path'
import ts from 'typescript'

const ROOT = resolve(import.meta.dirname, '../..')

/** One error, as the compiler numbers it. */
export interface Finding {
  code: string
  message: string
}

/** Files on the disk do not change while the fences are tried; reading the libraries is most of the work. */
const sources = new Map<string, ts.SourceFile>()

/**
 * What the compiler says of a file that is not there, as a member of a folder's own project. The other projects are
 * read from their sources, so nothing has to be built before.
 */
export function compile(project: string, file: string, text: string): Finding[] {
  const path = join(ROOT, file)
  const config = ts.getParsedCommandLineOfConfigFile(
    join(ROOT, project),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'))
      },
    },
  )
  if (!config) throw new Error(`There is no ${project}`)
  const host = ts.createCompilerHost(config.options)
  const { fileExists, getSourceFile } = host
  host.fileExists = (name) => name === path || fileExists(name)
  host.getSourceFile = (name, language) => {
    if (name === path) return ts.createSourceFile(name, text, language, true)
    const source = sources.get(name) ?? getSourceFile(name, language)
    if (source) sources.set(name, source)
    return source
  }
  // The compiler's own hosts know this; its types tell only the language service's.
  Object.assign(host, { useSourceOfProjectReferenceRedirect: () => true })
  const program = ts.createProgram({
    rootNames: [...config.fileNames, path],
    options: { ...config.options, noEmit: true, emitDeclarationOnly: false },
    ...(config.projectReferences ? { projectReferences: config.projectReferences } : {}),
    host,
  })
  const source = program.getSourceFile(path)
  return [
    ...program.getOptionsDiagnostics(),
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ]
    .filter((found) => !found.file || found.file.fileName === path)
    .map(({ code, messageText }) => ({
      code: `TS${code}`,
      message: ts.flattenDiagnosticMessageText(messageText, '\n').split('\n', 1)[0] ?? '',
    }))
}
