package it.dotwork.index;

class ShipmentsIndexTest extends IndexTests {}
