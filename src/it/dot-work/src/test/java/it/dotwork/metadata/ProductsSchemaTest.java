package it.dotwork.metadata;

class ProductsSchemaTest extends SchemaTests {}
