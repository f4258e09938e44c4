import type { Core } from './core.ts'
import { findDefinition } from './definitions.ts'
import type { Row } from './world.ts'

/** How often a disposition was the outcome, and with whom. */
export interface Outcome {
  dispositionId: string
  name: string
  resolved: boolean
  count: number
  /** By `userId`. */
  agents: Record<string, number>
}
/** What an agent has done; times in ms, `answered` and what follows of what has ended. */
export interface AgentOutcome {
  userId: string
  name: string
  answered: number
  missed: number
  dispositioned: number
  resolved: number
  /** By `dispositionId`. */
  outcomes: Record<string, number>
  meanHandledMs: number
}
export interface Report {
  dispositions: Outcome[]
  agents: AgentOutcome[]
  total: number
  surveys: SurveyOutcome[]
}
/** What customers made of a survey that was sent to them. `meanRating` over all its ratings; absent without one. */
export interface SurveyOutcome {
  survey: string
  sent: number
  answered: number
  meanRating?: number
}

/** The outcomes of everything that has ended in a tenant, by disposition and by agent (seed disposition.txt, "Reporting"). */
export function report(core: Core, tenantId: string): Report {
  const ended = [...core.world.rows.values()].filter(
    (row) => row.tenantId === tenantId && !row.test && row.item.state === 'terminated',
  )
  const given = ended.filter(({ item }) => item.dispositionId !== undefined)
  const agents = [...core.world.users.values()].filter((user) => user.tenantId === tenantId)
  return {
    dispositions: [...grouped(given, ({ item }) => item.dispositionId ?? '')]
      .map(([dispositionId, rows]) => outcome(core, tenantId, dispositionId, rows))
      .sort((a, b) => b.count - a.count || (a.dispositionId < b.dispositionId ? -1 : 1)),
    agents: agents.map(({ agent }) => {
      const own = ended.filter(({ owner }) => owner === agent.userId)
      return { userId: agent.userId, name: agent.name, ...work(core, tenantId, own) }
    }),
    total: given.length,
    surveys: surveys(core, tenantId),
  }
}

function surveys(core: Core, tenantId: string): SurveyOutcome[] {
  const sent = core.world.surveysSent.filter(
    (one) => core.world.rows.get(one.workitemId)?.tenantId === tenantId,
  )
  return [...new Set(sent.map(({ survey }) => survey))].sort().map((survey) => {
    const own = sent.filter((one) => one.survey === survey)
    const ratings = own.flatMap(({ answers }) => ratingsIn(core, survey, answers))
    const sum = ratings.reduce((all, rating) => all + rating, 0)
    return {
      survey,
      sent: own.length,
      answered: own.filter(({ answers }) => answers).length,
      ...(ratings.length === 0 ? {} : { meanRating: sum / ratings.length }),
    }
  })
}

const ratingsIn = (core: Core, surveyId: string, answers: Record<string, unknown> = {}): number[] =>
  (core.world.surveys.get(surveyId)?.survey.questions ?? []).flatMap(({ kind, questionId }) =>
    kind === 'rating' && typeof answers[questionId] === 'number' ? [answers[questionId]] : [],
  )

function grouped(rows: readonly Row[], by: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row])
  return groups
}

const counts = (rows: readonly Row[], by: (row: Row) => string): Record<string, number> =>
  Object.fromEntries([...grouped(rows, by)].map(([name, group]) => [name, group.length]))

function outcome(core: Core, tenantId: string, dispositionId: string, rows: readonly Row[]): Outcome {
  const definition = findDefinition(core, tenantId, dispositionId)
  return {
    dispositionId,
    name: definition?.name ?? dispositionId,
    resolved: definition?.resolved ?? false,
    count: rows.length,
    agents: counts(rows, ({ owner }) => owner),
  }
}

function work(core: Core, tenantId: string, own: readonly Row[]): Omit<AgentOutcome, 'userId' | 'name'> {
  const answered = own.filter(({ item }) => item.answeredAt !== undefined)
  const given = own.filter(({ item }) => item.dispositionId !== undefined)
  const resolved = given.filter(
    ({ item }) => findDefinition(core, tenantId, item.dispositionId ?? '')?.resolved,
  )
  const handled = answered.map(({ item }) => (item.endedAt ?? 0) - (item.answeredAt ?? 0))
  return {
    answered: answered.length,
    missed: own.filter(({ item }) => item.missedStatus !== undefined).length,
    dispositioned: given.length,
    resolved: resolved.length,
    outcomes: counts(given, ({ item }) => item.dispositionId ?? ''),
    meanHandledMs: Math.round(handled.reduce((sum, ms) => sum + ms, 0) / Math.max(1, handled.length)),
  }
}
