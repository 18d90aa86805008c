package it.dotwork.metadata;

class ShipmentsSchemaTest extends SchemaTests {}
