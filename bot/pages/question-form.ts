import { MAX_TEXT } from '../dialogue/incoming-message.ts'
import type { Language } from '../language/languages.ts'
import type { Phrase } from '../language/phrases.ts'
import { address } from './address.ts'
import { type Html, html } from './html.ts'

/**
 * The question field. It is posted, so that a person's words stand in no address, history or proxy log.
 * The button to go on is shown by the script when there is a conversation.
 */
export function questionForm(phrase: Phrase, language: Language, label = phrase(language, 'web.ask.label')): Html {
  return html`<form class="ask" method="post" action="${address.ask(language)}" data-chat="question">
<label for="question">${label}</label>
<p class="hint" id="question-hint">${phrase(language, 'web.ask.hint')}</p>
<div class="field">
<textarea id="question" name="q" rows="2" maxlength="${MAX_TEXT}" required aria-describedby="question-hint" dir="auto" autocomplete="off"></textarea>
<button class="main" type="submit">${phrase(language, 'web.ask.send')}</button>
</div>
<button class="plain continue" type="button" data-chat="continue" hidden>${phrase(language, 'web.chat.continue')}</button>
</form>`
}
