import { cpSync, mkdtempSync, rmSync, truncateSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { loadModel } from '../../bot/retrieval/embed.ts'
import { checkModel } from '../../bot/retrieval/model-files.ts'
import { PATHS } from '../../bot/paths.ts'

function copyOfModel(): string {
  const folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'erstinfo-model-')), 'model')
  cpSync(PATHS.model, folder, { recursive: true })
  return folder
}

describe('the model', () => {
  it('gives unit vectors, and similar ones for the same question in two languages', async () => {
    const embed = await loadModel(PATHS.model, 1)
    const [german, english, other] = [await embed('query: Darf ich arbeiten?'), await embed('query: Am I allowed to work?'), await embed('query: Rezept für Apfelkuchen')]
    const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0)
    expect(dot(german!, german!)).toBeCloseTo(1, 4)
    expect(dot(german!, english!)).toBeGreaterThan(dot(german!, other!))
  })

  it('is refused when a file is missing, with the way to get it back', () => {
    const folder = copyOfModel()
    rmSync(path.join(folder, 'tokenizer.json'))
    expect(() => checkModel(folder)).toThrow(/tokenizer\.json is missing\. Restore it from the repository/)
  })

  it('is refused when a file is damaged, naming both checksums', () => {
    const folder = copyOfModel()
    truncateSync(path.join(folder, 'onnx/model_q4.onnx'), 1000)
    expect(() => checkModel(folder)).toThrow(/model_q4\.onnx is damaged or another version: expected sha256 7dd70911e8e5…, found/)
  })
})
