// Loaded into a started program: writes down each outbound connection and name look-up that leaves this machine.
import dns from 'node:dns'
import net from 'node:net'

const LOCAL = /^(localhost|127\.|::1|0\.0\.0\.0)/
const note = (to) => { if (to && !LOCAL.test(to)) process.stderr.write(`OUTBOUND ${to}\n`) }

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...given) {
  const [first] = Array.isArray(given[0]) ? given[0] : given
  note(typeof first === 'object' ? (first.host ?? (first.path ? '' : 'localhost')) : typeof given[1] === 'string' ? given[1] : '')
  return connect.apply(this, given)
}
const lookup = dns.lookup
dns.lookup = (name, ...rest) => { note(name); return lookup(name, ...rest) }
