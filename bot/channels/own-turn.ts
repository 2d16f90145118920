import type { TurnContext } from 'botbuilder'
import type { TurnLogic } from './adapter.ts'
import { channelError } from './channel-errors.ts'

/**
 * Works within a turn that nobody but us began. The adapter's last resort swallows what fails inside a turn; whoever began it
 * must hear of it, to try again or to say that it did not arrive.
 * @param begin a turn of the adapter
 */
export async function ownTurn<Result>(begin: (logic: TurnLogic) => Promise<void>, work: (context: TurnContext) => Promise<Result>): Promise<Result> {
  let outcome: { value: Result } | { error: unknown } | undefined
  try {
    await begin(async (context) => {
      outcome = await work(context).then((value) => ({ value }), (error: unknown) => ({ error }))
    })
  } catch (error) {
    throw channelError(error)
  }
  if ('value' in outcome!) return outcome.value
  throw channelError(outcome!.error)
}
