package it.dotwork.work;

class CouponsWorkTest extends WorkTests {}
