// Runs TypeScript in jest the way Node runs it: by stripping the types, nothing else.
const { stripTypeScriptTypes } = require('node:module')

module.exports = {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
}
