package it

import spock.lang.Specification

class SizeSpec extends Specification {
    def "a list knows its size"() {
        expect:
        [1, 2].size() == 2
    }

    def "#text has #size letters"() {
        expect:
        text.length() == size

        where:
        text | size
        'a'  | 1
        'bc' | 2
    }
}
