package it.dotwork.metadata;

class ReviewsSchemaTest extends SchemaTests {}
