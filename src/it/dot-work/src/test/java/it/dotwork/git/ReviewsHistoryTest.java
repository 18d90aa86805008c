package it.dotwork.git;

class ReviewsHistoryTest extends HistoryTests {}
