package it.dotwork.metadata;

class TaxesSchemaTest extends SchemaTests {}
