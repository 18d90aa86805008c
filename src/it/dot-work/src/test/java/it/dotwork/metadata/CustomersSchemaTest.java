package it.dotwork.metadata;

class CustomersSchemaTest extends SchemaTests {}
