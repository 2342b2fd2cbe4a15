import { pathToFileURL } from "node:url";

// What runs a function on Lambda, in small: it takes events from the Runtime API and gives the answers back.
const { AWS_LAMBDA_RUNTIME_API, _HANDLER } = process.env;
const api = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
const tell = (path, value) => fetch(`${api}${path}`, { method: "POST", body: JSON.stringify(value) });
const told = ({ name, message }) => ({ errorType: name, errorMessage: message });

const { handler } = await import(pathToFileURL(_HANDLER).href).catch(async (error) => {
  await tell("/init/error", told(error));
  process.exit(1);
});
for (;;) {
  const next = await fetch(`${api}/invocation/next`);
  const awsRequestId = next.headers.get("lambda-runtime-aws-request-id");
  const deadline = Number(next.headers.get("lambda-runtime-deadline-ms"));
  const context = { awsRequestId, getRemainingTimeInMillis: () => deadline - Date.now() };
  await handler(await next.json(), context).then(
    (answer) => tell(`/invocation/${awsRequestId}/response`, answer),
    (error) => tell(`/invocation/${awsRequestId}/error`, told(error)),
  );
}
