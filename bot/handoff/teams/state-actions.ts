import type { Labels } from '../labels.ts'
import { MAX_MESSAGE } from '../relay.ts'
import { TICKET_OUTCOMES, TRANSITIONS } from '../ticket.ts'
import type { CardView } from './ticket-card.ts'

/** What can be done from a card. */
export const CARD_VERBS = ['claim', 'reply', 'hand-back', 'close'] as const
export type CardVerb = (typeof CARD_VERBS)[number]

/** Fields and buttons for what is possible in the state of the case. The card is the same for everybody who sees it. */
export function stateActions(view: CardView, labels: Labels): object[] {
  const { state } = view.ticket
  const possible = (verb: CardVerb) => TRANSITIONS[verb].from.includes(state)
  const button = (verb: CardVerb, title: string, more: object = {}) => ({ type: 'Action.Execute', verb, title: labels.phrase(title), data: dataOf(view), ...more })
  const closing = possible('close') ? [button('close', 'desk.close')] : []
  const simple = (['claim', 'hand-back'] as const).filter(possible).map((verb) => button(verb, `desk.${verb}`, { associatedInputs: 'none' }))
  return [
    ...(possible('reply') ? [replyField(view, labels), { type: 'ActionSet', actions: [button('reply', 'desk.reply.send', { style: 'positive' })] }] : []),
    ...(closing.length > 0 ? [outcomeField(labels)] : []),
    ...(simple.length + closing.length > 0 ? [{ type: 'ActionSet', actions: [...simple, ...closing] }] : []),
  ]
}

/** Says which state of the case the button was pressed in: by it a repetition is known. */
function dataOf({ ticket: { id, version } }: CardView): object {
  return { ticket: id, version }
}

function replyField({ typed }: CardView, labels: Labels): object {
  return {
    type: 'Input.Text', id: 'reply', isMultiline: true, maxLength: MAX_MESSAGE, label: labels.phrase('desk.teams.reply'),
    placeholder: labels.phrase('desk.teams.reply.hint'), ...(typed ? { value: typed } : {}),
  }
}

function outcomeField(labels: Labels): object {
  return {
    type: 'Input.ChoiceSet', id: 'outcome', style: 'compact', value: TICKET_OUTCOMES[0], label: labels.phrase('desk.close.outcome'),
    choices: TICKET_OUTCOMES.map((outcome) => ({ title: labels.phrase(`desk.outcome.${outcome}`), value: outcome })),
  }
}
