package it

import spock.lang.Specification

class SearchSpec extends Specification {
    private static byte[] touched(int mebibytes) {
        byte[] much = new byte[mebibytes << 20]
        Arrays.fill(much, (byte) 1)
        much
    }

    def setup() {
        new File('target/runs.txt') << specificationContext.currentIteration.feature.name + '\n'
    }

    def "keeps a (large) table, 100% of it"() {
        expect:
        touched(100)[5] == 1
    }

    def "may take more: is it slow?"() {
        expect:
        touched(100)[5] == 1
    }
}
