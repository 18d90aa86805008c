package it.dotwork.git;

class ShipmentsHistoryTest extends HistoryTests {}
