package it.kotlin

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Nested
import org.junit.jupiter.api.Test
import java.io.File

private fun touched(mebibytes: Int) = ByteArray(mebibytes shl 20) { 1 }

private fun noted(test: String) = File("target/runs.txt").apply { parentFile.mkdirs() }.appendText("$test\n")

class SearchTest {
    @Test
    fun `keeps a (large) table, 100% of it`() {
        noted("large")
        assertEquals(1, touched(200)[5])
    }

    @Test
    fun `may take more`() {
        noted("may take more")
        assertEquals(1, touched(100)[5])
    }

    @Test
    fun small() = noted("small")

    @Nested
    inner class Inside {
        @Test
        fun `is small too`() = noted("inside")
    }
}

class OtherTest {
    @Test
    fun other() = noted("other")
}
