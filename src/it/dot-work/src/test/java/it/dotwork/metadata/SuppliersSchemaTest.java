package it.dotwork.metadata;

class SuppliersSchemaTest extends SchemaTests {}
