// The ONNX runtime compares typed arrays with those of the process, so tests see the process's own.
const { TestEnvironment } = require('jest-environment-node')

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup()
    Object.assign(this.global, { Float32Array, BigInt64Array, Uint8Array })
  }
}
