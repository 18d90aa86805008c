package it.dotwork.metadata;

class StockSchemaTest extends SchemaTests {}
