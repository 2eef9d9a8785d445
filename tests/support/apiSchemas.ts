import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { openApiDocument } from "../../src/api/openApi.ts";

/** An operation as the document describes it. */
export type Described = {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters: readonly {
    readonly name: string;
    readonly description?: string;
    readonly example?: unknown;
    readonly schema: object;
  }[];
  readonly responses: Readonly<Record<string, object>>;
};

type Answer = { readonly content?: Readonly<Record<string, { readonly schema: { readonly $ref: string }; readonly examples?: Readonly<Record<string, { readonly value: unknown }>> }>> }; // prettier-ignore
type Document = {
  readonly paths: Readonly<Record<string, { readonly get: Described }>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>>; readonly responses: Readonly<Record<string, Answer>> };
};

/** The document as programs receive it. */
export const document = JSON.parse(JSON.stringify(openApiDocument())) as Document;

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, validateFormats: false });
ajv.addVocabulary(["components"]);
ajv.addSchema({ $id: "https://traguardo.invalid/openapi.json", components: { schemas: document.components.schemas } });

/** What validates a named schema of the document. */
export function validatorOf(name: string): ValidateFunction {
  const validate = ajv.getSchema(`https://traguardo.invalid/openapi.json#/components/schemas/${name}`);
  if (!validate) throw new Error(`The document has no schema ${name}`);
  return validate;
}

/** What validates a schema that stands by itself. */
export function validatorFor(schema: object): ValidateFunction {
  return ajv.compile(schema);
}

/** The schema, and the example, of what a path of the document answers. */
export function answerOf(path: string) {
  const content = (document.paths[path]?.get.responses["200"] as Answer | undefined)?.content?.["application/json"];
  return content && { name: content.schema.$ref.split("/").at(-1) ?? "", example: content.examples?.["esempio"]?.value };
}

/** What is wrong with a value, in the words of the validator; empty when it is as the schema says. */
export function faultsOf(name: string, value: unknown): string[] {
  const validate = validatorOf(name);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
}
