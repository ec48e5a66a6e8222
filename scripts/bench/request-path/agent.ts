/**
 * An agent that answers every request at once with the same question, on raw sockets: whatever stands before it is measured,
 * not it. Tells its parent the port that it listens on.
 */
import { createServer, type AddressInfo } from "node:net";
import { isWhole } from "../load/connection.ts";

const BODY = JSON.stringify({
  status: "AWAITING_USER_INPUT",
  responseToUser: "What should it keep: only titles, or also ratings and dates?",
  isComplete: false,
});
const ANSWER = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`;

const server = createServer({ noDelay: true }, (socket) => {
  let received = "";
  socket.setEncoding("latin1").on("data", (text: string) => {
    received = received === "" ? text : received + text;
    if (!isWhole(received)) return;
    received = "";
    socket.write(ANSWER, "latin1");
  });
  socket.on("error", () => socket.destroy());
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.once("disconnect", () => process.exit());
