import { isTicker } from "@alchemiser/domain";
import { failed, ok } from "../server/reply.ts";
import type { Route } from "../server/route.ts";
import { encodeAsset } from "../wire/encode-asset.ts";
import { notFound } from "../wire/failures.ts";
import { assetId } from "../wire/uuid.ts";

const listAssets: Route = {
  method: "GET",
  path: "/v2/assets",
  answer: ({ query }, { settings }) =>
    ok(query.get("status") === "inactive" ? [] : settings.market.tickers.map(encodeAsset)),
};

const readAsset: Route = {
  method: "GET",
  path: "/v2/assets/:symbol",
  answer({ params }, { settings }) {
    const name = params["symbol"] ?? "";
    const found = settings.market.tickers.find((ticker) => ticker === name || assetId(ticker) === name);
    return found === undefined ? failed(notFound(isTicker(name) ? `asset ${name}` : "asset")) : ok(encodeAsset(found));
  },
};

export const assets: readonly Route[] = [listAssets, readAsset];
