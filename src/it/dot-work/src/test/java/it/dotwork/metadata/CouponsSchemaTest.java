package it.dotwork.metadata;

class CouponsSchemaTest extends SchemaTests {}
