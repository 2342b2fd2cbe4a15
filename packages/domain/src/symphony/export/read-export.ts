import type { FormIndex } from "../forms.ts";
import type { Reading } from "../reading.ts";
import type { Program } from "../tree.ts";
export const readExport = (reading: Reading, form: FormIndex): Program | undefined => reading.refuse(form, "x");
