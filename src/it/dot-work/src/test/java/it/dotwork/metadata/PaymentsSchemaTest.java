package it.dotwork.metadata;

class PaymentsSchemaTest extends SchemaTests {}
