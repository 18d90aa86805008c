package it.dotwork.work;

class ShipmentsWorkTest extends WorkTests {}
