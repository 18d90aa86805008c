package it.dotwork.metadata;

class OrdersSchemaTest extends SchemaTests {}
