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
    this.#apis ??= this.#under("kept");
    return this.#apis;
  }

  /** After Alpaca has refused a key: under a renewed one, unless another call has renewed it meanwhile. */
  async insteadOf(refused: SdkApis): Promise<SdkApis> {
    const inForce = this.#apis;
    if ((await inForce) === refused && this.#apis === inForce) this.#apis = this.#under("renewed");
    return this.current();
  }

  async #under(which: "kept" | "renewed"): Promise<SdkApis> {
    try {
      return sdkApis(await this.#credentials(which), this.#addresses);
    } catch (failure) {
      // The next call asks the source again instead of failing for ever.
      this.#apis = undefined;
      throw failure;
    }
  }
}
