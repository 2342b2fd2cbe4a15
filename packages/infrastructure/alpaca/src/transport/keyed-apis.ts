import type { CredentialSource } from "./credentials.ts";
import { sdkApis, type AlpacaAddresses, type SdkApis } from "./sdk-apis.ts";

/** The SDK's interfaces under the key in force, which is asked for when it is first needed. */
export class KeyedApis {
  readonly #addresses: AlpacaAddresses;
  readonly #credentials: CredentialSource;
  #apis: Promise<SdkApis> | undefined;

  constructor(addresses: AlpacaAddresses, credentials: CredentialSource) {
    this.#addresses = addresses;
    this.#credentials = credentials;
  }

  current(): Promise<SdkApis> {
    return this.#apis ?? this.#ask("kept");
  }

  /** After Alpaca has refused a key: under a renewed one, unless another call has renewed it meanwhile. */
  async insteadOf(refused: SdkApis): Promise<SdkApis> {
    const inForce = this.#apis;
    const isInForce = (await inForce) === refused && this.#apis === inForce;
    return isInForce ? this.#ask("renewed") : this.current();
  }

  #ask(which: "kept" | "renewed"): Promise<SdkApis> {
    const asked = this.#credentials(which).then((credentials) => sdkApis(credentials, this.#addresses));
    this.#apis = asked;
    // A source that has failed is asked again by the next call.
    asked.catch(() => {
      if (this.#apis === asked) this.#apis = undefined;
    });
    return asked;
  }
}
