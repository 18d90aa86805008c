package it.dotwork.metadata;

class CartsSchemaTest extends SchemaTests {}
