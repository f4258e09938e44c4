import type { Disposition, Workitem } from '../../preload/contract.ts'

/** What a disposition asks of the agent before it can be given. */
export interface Needs {
  callback: boolean
  contact: boolean
  /** The survey to be filled in here, and whether it must be. */
  survey?: { surveyId: string; forced: boolean }
}
/** What it will do once it is given, beyond being noted (PROTOCOL 4, "What a disposition does"). */
export type Effect = 'block' | 'doNotCall' | 'doNotCallCampaign' | 'resolveTicket' | 'again' | 'sendSurvey'

const surveyIn = ({ survey }: Disposition): string | undefined =>
  typeof survey === 'string' && survey !== '' ? survey : undefined

/** A resolved contact's survey goes to the customer; any other, and one that is required, is the agent's to fill in. */
function surveyOf(definition: Disposition, item: Workitem): Needs['survey'] {
  const named = surveyIn(definition)
  const forced = definition.forceSurveyValidation === true
  const surveyId = forced ? (named ?? item.surveyId) : definition.resolved ? undefined : named
  return surveyId === undefined ? undefined : { surveyId, forced }
}

export function needsOf(definition: Disposition | undefined, item: Workitem): Needs {
  if (!definition) return { callback: false, contact: false }
  const survey = surveyOf(definition, item)
  return {
    callback: ['callback', 'connectedCallback'].includes(definition.action ?? ''),
    contact: definition.forceContactAssignment === true && item.contactId === undefined,
    ...(survey && { survey }),
  }
}

/** What is said before it is sent; a callback needs no sentence, it has a field. */
export function effectsOf(definition: Disposition | undefined, item: Workitem): Effect[] {
  if (!definition) return []
  const { blockNumber, useCampaignIdForDNC, resolveTicket, connectAgain, resolved } = definition
  const isCallback = needsOf(definition, item).callback
  const list: (Effect | false | undefined)[] = [
    blockNumber && 'block',
    useCampaignIdForDNC && (item.campaignId === undefined ? 'doNotCall' : 'doNotCallCampaign'),
    resolveTicket && item.ticketId !== undefined && 'resolveTicket',
    // Who asked not to be called is not called again by a rule.
    connectAgain && !isCallback && !useCampaignIdForDNC && 'again',
    resolved && surveyIn(definition) !== undefined && 'sendSurvey',
  ]
  return list.filter((effect) => typeof effect === 'string')
}
