package it.dotwork.metadata;

class RefundsSchemaTest extends SchemaTests {}
