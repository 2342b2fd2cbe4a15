import { createServer } from "node:http";
import { decode, encode } from "@msgpack/msgpack";
import { WebSocketServer } from "ws";

// An exchange in a process of its own that speaks as Alpaca does: it takes every order and fills it, and tells as many
// quotes as the other side can take. The id of an order at this broker is when its news was handed to the socket.

const SYMBOLS = Array.from({ length: 20 }, (_, index) => `S${String(index).padStart(3, "0")}`);
const QUOTES_A_FRAME = 50;
/** What may lie in our own buffer: the socket's own is full by then. */
const MOST_BUFFERED = 256_000;
/** How many frames are sent before orders are looked after again. */
const FRAMES_A_TURN = 20;
const FRESH_EVERY_MS = 50;

let serial = 0;
let told = 0;
let tellOrder = () => undefined;

/** Frames of quotes that count from now; each frame is about other symbols than the one before. */
function framesOfNow() {
  const t = new Date();
  return SYMBOLS.map((_, first) =>
    encode(
      Array.from({ length: QUOTES_A_FRAME }, (_, place) => ({
        T: "q",
        S: SYMBOLS[(first + place) % SYMBOLS.length],
        ...{
          bx: "V",
          bp: 99.9 + 0.001 * place,
          bs: 100,
          ax: "V",
          ap: 100.1 + 0.001 * place,
          as: 200,
          t,
          c: ["R"],
          z: "B",
        },
      })),
    ),
  );
}

const orderBody = (order, changes) => ({
  asset_class: "us_equity",
  notional: null,
  stop_price: null,
  filled_avg_price: null,
  filled_qty: "0",
  status: "new",
  submitted_at: new Date().toISOString(),
  updated_at: new Date().toISOString(),
  ...order,
  ...changes,
});

function take(text, response) {
  const order = JSON.parse(text);
  const id = `o-${serial++}`;
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(orderBody(order, { id })));
  setTimeout(() => tellOrder(order), 5);
}

const server = createServer((request, response) => {
  let text = "";
  request.on("data", (part) => (text += part));
  request.on("end", () => take(text, response));
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

sockets.on("connection", (socket, request) => {
  socket.on("error", () => undefined);
  if (request.url === "/stream") serveOrders(socket);
  else serveQuotes(socket);
});

function serveOrders(socket) {
  const send = (message) => socket.send(Buffer.from(JSON.stringify(message)));
  socket.on("message", (data) => {
    const { action } = JSON.parse(data.toString());
    if (action === "listen") send({ stream: "listening", data: { streams: ["trade_updates"] } });
    else send({ stream: "authorization", data: { status: "authorized", action: "authenticate" } });
  });
  tellOrder = (order) => {
    const filled = { status: "filled", filled_qty: order.qty, filled_avg_price: order.limit_price };
    const timestamp = new Date().toISOString();
    const id = String(process.hrtime.bigint());
    const data = {
      event: "fill",
      price: order.limit_price,
      qty: order.qty,
      timestamp,
      order: orderBody(order, { id, ...filled }),
    };
    send({ stream: "trade_updates", data });
  };
}

function serveQuotes(socket) {
  let frames = framesOfNow();
  let next = 0;
  const refreshing = setInterval(() => (frames = framesOfNow()), FRESH_EVERY_MS);
  socket.on("close", () => clearInterval(refreshing));
  socket.send(encode([{ T: "success", msg: "connected" }]));
  socket.on("message", (data) => {
    const { action, quotes } = decode(data);
    if (action === "auth") socket.send(encode([{ T: "success", msg: "authenticated" }]));
    if (action !== "subscribe") return;
    socket.send(encode([{ T: "subscription", quotes }]));
    flood();
  });
  const flood = () => {
    for (let frame = 0; frame < FRAMES_A_TURN && socket.bufferedAmount < MOST_BUFFERED; frame++) {
      socket.send(frames[next++ % frames.length]);
      told += QUOTES_A_FRAME;
    }
    if (socket.readyState === socket.OPEN) setImmediate(flood);
  };
}

server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port, symbols: SYMBOLS }));
process.on("message", () => process.send({ told }));
