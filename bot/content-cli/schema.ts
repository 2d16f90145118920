import { z } from 'zod'
import { ArticleFacts } from '../articles/article-schema.ts'
import type { CommandResult } from './main.ts'

/** The JSON Schema of `article.yaml`, for editors whose program completes fields. */
export async function schema(): Promise<CommandResult> {
  return { text: JSON.stringify(z.toJSONSchema(ArticleFacts, { io: 'input' }), null, 2), ok: true }
}
