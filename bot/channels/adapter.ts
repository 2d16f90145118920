import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder'
import type { AuthenticateRequestResult, BotFrameworkAuthentication } from 'botframework-connector'
import { languageOfTag } from '../language/languages.ts'
import type { Phrase } from '../language/phrases.ts'
import type { Log } from '../log.ts'
import { conversationOf } from './incoming.ts'

/** What happens in one turn. */
export type TurnLogic = (context: TurnContext) => Promise<void>

/** The stock adapter; its protected entry is opened because the public one drops invoke responses and puts stacks into errors. */
export class TurnAdapter extends CloudAdapter {
  runTurn(authenticated: AuthenticateRequestResult, activity: Activity, logic: TurnLogic): Promise<InvokeResponse | undefined> {
    return this.processActivity(authenticated, activity, logic)
  }
}

/** The one adapter of all channels, with the last-resort apology. */
export function createAdapter(authentication: BotFrameworkAuthentication, phrase: Phrase, log: Log): TurnAdapter {
  const adapter = new TurnAdapter(authentication)
  adapter.onTurnError = async (context, error) => {
    log.error('turn.failed', { conversation: conversationOf(context.activity), error: error.name, at: frames(error) })
    const language = languageOfTag(context.activity.locale) ?? 'de'
    if (context.activity.type === 'message') await context.sendActivity(phrase(language, 'web.error.turn'))
  }
  return adapter
}

// Where it happened, without the message, which may quote what a person wrote.
function frames(error: Error): string | undefined {
  return error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 6).map((line) => line.trim()).join(' ')
}
