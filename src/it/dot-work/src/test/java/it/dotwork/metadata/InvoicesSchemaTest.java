package it.dotwork.metadata;

class InvoicesSchemaTest extends SchemaTests {}
