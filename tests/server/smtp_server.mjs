// A real mail server for tests. Prints its port, then each message it takes as one line of JSON.
//
//   node smtp_server.mjs [--tls] [--user NAME --password WORD]
//
// It refuses recipients at refused.example for good, and those at busy.example for now.
import { parseArgs } from "node:util";
import { SMTPServer } from "smtp-server";

const { values } = parseArgs({
  options: { tls: { type: "boolean" }, user: { type: "string" }, password: { type: "string" } },
});

function answer(code, words) {
  return Object.assign(new Error(words), { responseCode: code });
}

const server = new SMTPServer({
  secure: values.tls === true,
  disabledCommands: values.tls ? [] : ["STARTTLS"],
  authOptional: values.user === undefined,
  allowInsecureAuth: true,
  disableReverseLookup: true,
  onAuth(auth, session, done) {
    const right = auth.username === values.user && auth.password === values.password;
    done(right ? null : answer(535, "no such user"), { user: auth.username });
  },
  onRcptTo(address, session, done) {
    if (address.address.endsWith("@refused.example")) done(answer(550, "nobody of that name"));
    else if (address.address.endsWith("@busy.example")) done(answer(451, "later, please"));
    else done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      const from = session.envelope.mailFrom.address;
      const to = session.envelope.rcptTo.map((each) => each.address);
      const data = Buffer.concat(parts).toString("utf8");
      console.log(JSON.stringify({ from, to, user: session.user ?? "", data }));
      done();
    });
  },
});
server.on("error", () => {});
const listening = server.listen(0, "127.0.0.1", () => console.log(listening.address().port));
